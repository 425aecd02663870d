"""A text box that is saved while it is typed in, not only when it is left.

Streamlit's own text area reports its value on leaving it; whoever closes the phone half way would lose the text.
"""

import streamlit as st

SAVE_AFTER_MS = 900  # without a key

_CSS = """
.typed { display: grid; gap: .3rem; font-family: inherit; }
.typed label { font-size: .9rem; color: var(--st-text-color); }
.typed textarea {
  font: inherit; font-size: 1rem; line-height: 1.6; color: var(--st-text-color); box-sizing: border-box; width: 100%;
  background: var(--st-background-color); border: 1px solid light-dark(#8793a4, #6f7f93); border-radius: 8px;
  padding: .55rem .75rem; resize: vertical; min-height: 2.9rem;
}
.typed textarea:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 1px; }
.typed .below {
  display: flex; gap: 1rem; justify-content: space-between; font-size: .85rem; color: light-dark(#55606f, #a9b5c5);
}
.typed .over { color: light-dark(#b3261e, #ffb4a9); font-weight: 600; }
"""

_JS = """
export default function({ data, parentElement, setStateValue }) {
  let box = parentElement.querySelector('.typed');
  if (!box) {
    box = document.createElement('div');
    box.className = 'typed';
    box.innerHTML = '<label></label><textarea></textarea><div class="below"><span></span><span></span></div>';
    parentElement.appendChild(box);
    const area = box.querySelector('textarea');
    area.value = data.value;
    area.id = data.key;
    box.querySelector('label').htmlFor = data.key;
    let sent = data.value, waiting = 0;
    const send = () => {
      clearTimeout(waiting);
      if (area.value !== sent) { sent = area.value; setStateValue('value', sent); }
    };
    area.addEventListener('input', () => {
      count();
      clearTimeout(waiting);
      waiting = setTimeout(send, data.pause);
    });
    area.addEventListener('blur', send);
    window.addEventListener('pagehide', send);
    box.count = () => {
      const used = Array.from(area.value).length, counted = box.querySelector('.below span:last-child');
      counted.textContent = used + ' / ' + box.limit;
      counted.className = used > box.limit ? 'over' : '';
    };
  }
  const count = () => box.count();
  box.limit = data.limit;
  box.querySelector('label').textContent = data.label;
  box.querySelector('.below span').textContent = data.help;
  const area = box.querySelector('textarea');
  area.rows = data.rows;
  area.disabled = data.disabled;
  count();
}
"""


@st.cache_resource
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component("typed_area", css=_CSS, js=_JS, isolate_styles=False)


def typed_area(
    label: str, value: str, *, key: str, limit: int, rows: int = 4, help_words: str = "", is_disabled: bool = False
) -> str:
    """The text as it stands in the box; `value` is where it begins. Reruns the page a moment after the last key."""
    given = {
        "label": label,
        "value": value,
        "key": f"typed-{key}",
        "limit": limit,
        "rows": rows,
        "help": help_words,
        "disabled": is_disabled,
        "pause": SAVE_AFTER_MS,
    }
    answered = _component()(data=given, key=key, default={"value": value}, on_value_change=lambda: None)
    return str(answered.value if answered.value is not None else value)
