// area: dom-events
// runtimes: browser
// what: A list of things to do, a dialog, tabs and a table: what a page of a beginner does
localStorage.clear();
document.body.innerHTML = '<div id="app"><input id="new"><button class="add">Add</button><ul class="todos"></ul><span class="n"></span></div>';
const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
let todos = JSON.parse(localStorage.getItem('todos') ?? '[]');
const save = () => localStorage.setItem('todos', JSON.stringify(todos));
function render() {
  $('.todos').innerHTML = todos.map((t, i) => `<li data-i="${i}" class="${t.done ? 'done' : ''}"><label><input type="checkbox" ${t.done ? 'checked' : ''}>${t.text}</label><button class="del">x</button></li>`).join('');
  $('.n').textContent = `${todos.filter((t) => !t.done).length} left`;
}
$('.add').addEventListener('click', () => { const { value } = $('#new'); if (!value.trim()) return; todos.push({ text: value, done: false }); $('#new').value = ''; save(); render(); });
$('#new').addEventListener('keyup', (e) => { if (e.key === 'Enter') $('.add').click(); });
$('.todos').addEventListener('click', (e) => { const li = e.target.closest('li'); if (e.target.matches('.del')) { todos.splice(+li.dataset.i, 1); save(); render(); } });
$('.todos').addEventListener('change', (e) => { todos[e.target.closest('li').dataset.i].done = e.target.checked; save(); render(); });
for (const t of ['milk', 'eggs', ' ', 'bread']) { $('#new').value = t; $('#new').dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter' })); }
console.log($('.n').textContent, $$('li').map((l) => l.textContent), $('#new').value);
$$('input[type=checkbox]')[1].click(); console.log($('.n').textContent, $$('li.done').length, $('li:nth-child(2) input').checked, $('.todos').children[1].outerHTML);
$('li:first-child .del').click(); console.log($('.n').textContent, localStorage.todos, $('.todos').childElementCount);
const modal = document.createElement('dialog'); modal.innerHTML = '<form method="dialog"><button value="ok">OK</button></form>'; document.body.append(modal); modal.showModal(); console.log(modal.open); modal.addEventListener('close', () => console.log('closed', modal.returnValue, modal.open)); modal.close('done');
const tabs = ['a', 'b'].map((n) => Object.assign(document.createElement('button'), { textContent: n, onclick() { tabs.forEach((t) => t.classList.toggle('active', t === this)); console.log(tabs.map((t) => t.className)); } })); document.body.append(...tabs); tabs[1].click(); tabs[0].click();
const t0 = document.createElement('table'); const row = t0.insertRow(); row.insertCell().textContent = 'c1'; row.insertCell().textContent = 'c2'; console.log(t0.outerHTML, t0.rows[0].cells[1].cellIndex);
document.body.append(Object.assign(document.createElement('a'), { href: '/x', name: 'n' }), document.createElement('img'));
console.log(document.images.length, document.links.length, document.getElementsByName('n').length, document.importNode(t0, true).rows.length, document.adoptNode(document.images[0]).isConnected, document.scrollingElement.tagName, document.domain);
