//! A program as JavaScript text.

use looplab_js::Runtime;

use crate::ast::{Handle, Node, Program, Soon, Thenable, What};

const SHOW: &str = "\
const show = (v) => {
  if (v instanceof AggregateError) return `{${v.errors.map(show)}}`;
  if (v instanceof Error) return /^E\\d+$/.test(v.message) ? v.message : v.name;
  if (Array.isArray(v)) return `[${v.map(show)}]`;
  if (typeof v !== 'object' || v === null) return String(v);
  if ('status' in v) return `${v.status}:${show(v.status === 'fulfilled' ? v.value : v.reason)}`;
  if ('done' in v) return `${v.done}:${show(v.value)}`;
  return 'then' in v ? 'thenable' : 'object';
};
";

// One channel for the whole program: the order between ports is open.
const POST: &str = "\
const channel = new MessageChannel();
const inbox = [];
channel.port1.onmessage = () => inbox.shift()();
const post = (f) => { inbox.push(f); channel.port2.postMessage(0); };
";

/// The whole text, with the helpers it needs and no others.
pub(crate) fn render(program: &Program) -> String {
    let mut body = Text { out: String::new(), depth: 0, runtime: program.runtime, stretch: program.stretch };
    body.statements(&program.body);
    let mut text = imports(program, &body.out);
    if program.runtime == Runtime::Browser {
        text.push_str(&format!("setTimeout(() => console.debug('\\u0000end'), {});\n", program.over() + 80));
    }
    for (needed, helper) in [("show(", SHOW), ("post(", POST)] {
        if body.out.contains(needed) {
            text.push_str(helper);
        }
    }
    for letter in ['p', 't'] {
        let names: Vec<String> =
            (0..60).map(|n| format!("{letter}{n}")).filter(|name| names(&body.out, name)).collect();
        if !names.is_empty() {
            text.push_str(&format!("let {};\n", names.join(", ")));
        }
    }
    text + &body.out
}

fn imports(program: &Program, body: &str) -> String {
    let used = [("fs.", "fs", "node:fs"), ("EventEmitter", "EventEmitter", "node:events")];
    let used = used.iter().filter(|(needed, ..)| body.contains(needed));
    used.map(|(_, name, module)| match program.module {
        true => format!("import {name} from '{module}';\n"),
        false => format!("const {name} = require('{module}');\n"),
    })
    .collect()
}

/// Whether the text contains this name as a word.
fn names(text: &str, name: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name)
        .any(|(at, _)| !text[..at].ends_with(word) && !text[at + name.len()..].starts_with(word))
}

struct Text {
    out: String,
    depth: usize,
    runtime: Runtime,
    /// See [`Program::stretch`].
    stretch: u32,
}

impl Text {
    fn statements(&mut self, nodes: &[Node]) {
        for node in nodes {
            let text = self.statement(node);
            self.out.push_str(&format!("{}{text}\n", "  ".repeat(self.depth)));
        }
    }

    /// A block's text, with `first` as its first line.
    fn block(&mut self, first: &str, nodes: &[Node]) -> String {
        let outer = std::mem::take(&mut self.out);
        self.depth += 1;
        if !first.is_empty() {
            self.out.push_str(&format!("{}{first}\n", "  ".repeat(self.depth)));
        }
        self.statements(nodes);
        self.depth -= 1;
        let inner = std::mem::replace(&mut self.out, outer);
        if inner.is_empty() { "{}".to_owned() } else { format!("{{\n{inner}{}}}", "  ".repeat(self.depth)) }
    }

    fn body(&mut self, node: &Node, index: usize, first: &str) -> String {
        self.block(first, node.bodies.get(index).map_or(&[], Vec::as_slice))
    }

    fn arrow(&mut self, node: &Node, index: usize, parameters: &str, first: &str) -> String {
        let keyword = if node.asynchronous { "async " } else { "" };
        format!("{keyword}({parameters}) => {}", self.body(node, index, first))
    }

    fn part(&mut self, node: &Node) -> String {
        node.parts.first().map_or_else(|| "0".to_owned(), |part| self.expression(part))
    }

    fn parts(&mut self, node: &Node) -> String {
        let parts: Vec<String> = node.parts.iter().map(|part| self.expression(part)).collect();
        parts.join(", ")
    }

    /// A part that has `then`, `catch` and `finally`.
    fn promise(&mut self, node: &Node) -> String {
        let text = self.part(node);
        match node.parts.first().map(|part| part.what) {
            Some(What::Value(_) | What::Var(_) | What::Thenable(..)) | None => {
                format!("Promise.resolve({text})")
            }
            Some(_) => text,
        }
    }

    fn expression(&mut self, node: &Node) -> String {
        match node.what {
            What::Value(n) => n.to_string(),
            What::Var(n) => format!("p{n}"),
            What::Resolved => format!("Promise.resolve({})", self.part(node)),
            What::Rejected(n) => format!("Promise.reject(new Error('E{n}'))"),
            What::Thenable(kind, n) => self.thenable(node, kind, n),
            What::New(n) => format!("new Promise({})", self.arrow(node, 0, &format!("ok{n}, no{n}"), "")),
            What::Then(n) => self.then(node, n),
            What::Catch(n) => {
                let base = self.promise(node);
                format!("{base}.catch({})", self.arrow(node, 0, "e", &log_value(n, "e")))
            }
            What::Finally(n) => {
                let base = self.promise(node);
                format!("{base}.finally({})", self.arrow(node, 0, "", &log(n)))
            }
            What::Combine(name) => format!("Promise.{name}([{}])", self.parts(node)),
            What::Call => format!("({})()", self.arrow(node, 0, "", "")),
            What::Sleep { delay, value } => {
                format!("new Promise((ok) => setTimeout(ok, {}, {value}))", delay * self.stretch)
            }
            What::Queue { returns } => {
                let last = if returns { "g.return(7)" } else { "g.next()" };
                let body = self.body(node, 0, "");
                format!(
                    "((g) => Promise.allSettled([g.next(), g.next(), {last}]))((async function* () {body})())"
                )
            }
            _ => unreachable!("a statement in an expression's place"),
        }
    }

    fn thenable(&mut self, node: &Node, kind: Thenable, n: u32) -> String {
        let value = self.part(node);
        let action = match kind {
            Thenable::Fulfils => format!("ok({value});"),
            Thenable::Rejects => format!("no(new Error('E{n}'));"),
            Thenable::Later => format!("queueMicrotask(() => ok({value}));"),
            Thenable::Throws => format!("throw new Error('E{n}');"),
            Thenable::Twice => format!("ok({value}); no(new Error('E{n}')); throw new Error('E0');"),
        };
        format!("{{ then(ok, no) {{ {} {action} }} }}", log(n))
    }

    fn then(&mut self, node: &Node, n: u32) -> String {
        let base = self.promise(node);
        let fulfilled = self.arrow(node, 0, "v", &log_value(n, "v"));
        if node.bodies.len() < 2 {
            return format!("{base}.then({fulfilled})");
        }
        let rejected = self.arrow(node, 1, "e", &log_value(n, "e"));
        format!("{base}.then({fulfilled}, {rejected})")
    }

    fn statement(&mut self, node: &Node) -> String {
        match node.what {
            What::Log(n) => log(n),
            What::Assign(n) => format!("p{n} = {};", self.part(node)),
            What::Run => format!("{};", self.promise(node)),
            What::Settle { promise, fulfils } => {
                let function = if fulfils { "ok" } else { "no" };
                format!("{function}{promise}({});", self.part(node))
            }
            What::Await(n) => log_value(n, &format!("await {}", self.part(node))),
            What::Throw(n) => format!("throw new Error('E{n}');"),
            What::Return => format!("return {};", self.part(node)),
            What::Yield => format!("yield {};", self.part(node)),
            What::Clear { timer } => format!("clearTimeout(t{timer});"),
            What::Try(n) => self.try_statement(node, n),
            What::ForAwaitArray(n) => {
                let parts = self.parts(node);
                format!("for await (const v of [{parts}]) {}", self.body(node, 0, &log_value(n, "v")))
            }
            What::ForAwaitGenerator(n) => self.for_generator(node, n, "for await", "async function*"),
            What::ForOf(n) => self.for_generator(node, n, "for", "function*"),
            What::Dispatch => self.dispatch(node),
            What::Handle(handle) => self.handle(handle).to_owned(),
            _ if node.is_expression() => format!("{};", self.expression(node)),
            _ => self.schedule(node),
        }
    }

    /// The statements that have something done later.
    fn schedule(&mut self, node: &Node) -> String {
        if let What::Interval { timer, .. } = node.what {
            let first = format!("if (++n{timer} === {}) clearInterval(i{timer});", interval(node).1);
            let callback = self.arrow(node, 0, "", &first);
            return format!(
                "let n{timer} = 0; const i{timer} = setInterval({callback}, {});",
                interval(node).0 * self.stretch
            );
        }
        let callback = self.arrow(node, 0, "", "");
        match node.what {
            What::Microtask => format!("queueMicrotask({callback});"),
            What::NextTick => format!("process.nextTick({callback});"),
            What::Timeout { timer, delay } => {
                format!("t{timer} = setTimeout({callback}, {});", delay * self.stretch)
            }
            What::InFileCallback => format!("fs.stat('/', {callback});"),
            What::Soon(Soon::Timer) => format!("setTimeout({callback}, 0);"),
            What::Soon(Soon::Immediate) => format!("setImmediate({callback});"),
            What::Soon(Soon::Message) => format!("post({callback});"),
            What::Soon(Soon::Task(priority)) => {
                format!("scheduler.postTask({callback}, {{ priority: '{priority}' }});")
            }
            What::Soon(Soon::Frame) => format!("requestAnimationFrame({callback});"),
            _ => unreachable!("every statement is rendered above"),
        }
    }

    fn try_statement(&mut self, node: &Node, n: u32) -> String {
        let mut text = format!("try {}", self.body(node, 0, ""));
        text.push_str(&format!(" catch (e) {}", self.body(node, 1, &log_value(n, "e"))));
        if node.bodies.len() > 2 {
            text.push_str(&format!(" finally {}", self.body(node, 2, "")));
        }
        text
    }

    fn for_generator(&mut self, node: &Node, n: u32, keyword: &str, function: &str) -> String {
        let generator = self.body(node, 1, "");
        let body = self.body(node, 0, &log_value(n, "v"));
        format!("{keyword} (const v of ({function} () {generator})()) {body}")
    }

    fn dispatch(&mut self, node: &Node) -> String {
        let node_js = self.runtime == Runtime::Node;
        let (class, on) = if node_js { ("EventEmitter", "on") } else { ("EventTarget", "addEventListener") };
        let mut text = format!("{{ const target = new {class}();");
        for index in 0..node.bodies.len() {
            text.push_str(&format!(" target.{on}('x', {});", self.arrow(node, index, "", "")));
        }
        text + if node_js { " target.emit('x'); }" } else { " target.dispatchEvent(new Event('x')); }" }
    }

    fn handle(&self, handle: Handle) -> &'static str {
        let node = self.runtime == Runtime::Node;
        match handle {
            Handle::Errors if node => {
                "process.on('uncaughtException', (e) => console.log('uncaught', show(e)));"
            }
            Handle::Errors => {
                "addEventListener('error', (event) => console.log('error', show(event.error)));"
            }
            Handle::Rejections if node => {
                "process.on('unhandledRejection', (e) => console.log('unhandled', show(e)));"
            }
            Handle::Rejections => {
                "addEventListener('unhandledrejection', (event) => console.log('unhandled', show(event.reason)));"
            }
            Handle::LateHandling if node => {
                "process.on('rejectionHandled', () => console.log('handled late'));"
            }
            Handle::LateHandling => {
                "addEventListener('rejectionhandled', (event) => console.log('handled late', show(event.reason)));"
            }
            Handle::Exit => "process.on('exit', (code) => console.log('exit', code));",
            Handle::BeforeExit => "process.on('beforeExit', (code) => console.log('before exit', code));",
        }
    }
}

fn interval(node: &Node) -> (u32, u32) {
    match node.what {
        What::Interval { delay, times, .. } => (delay, times),
        _ => (0, 0),
    }
}

fn log(n: u32) -> String {
    format!("console.log('L{n}');")
}

fn log_value(n: u32, value: &str) -> String {
    format!("console.log('L{n}', show({value}));")
}
