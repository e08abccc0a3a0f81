//! Statements.

use crate::generator::{Around, Generator};
use crate::tree::{Tree, items, join, statements, text};

/// Statements inside statements, at most.
const NESTING: u32 = 3;

impl Generator {
    /// A block's statements, in a scope of their own.
    pub(crate) fn block(&mut self) -> Tree {
        if self.nesting >= NESTING {
            return statements(Vec::new());
        }
        self.nesting += 1;
        let count = self.rng.below(4);
        let depth = std::mem::replace(&mut self.depth, 1);
        let made = self.scoped(|g| (0..count).map(|_| g.statement()).collect());
        self.depth = depth;
        self.nesting -= 1;
        statements(made)
    }

    /// A block for a function that is written inside an expression.
    pub(crate) fn body(&mut self) -> Tree {
        let around = Around { function: true, strict: self.around.strict, ..Around::default() };
        self.within(around, |g| {
            let statements = g.block();
            let value = g.expression('x');
            join("tick(); § return §;", vec![statements, value])
        })
    }

    pub(crate) fn statement(&mut self) -> Tree {
        match self.rng.below(34) {
            0..=6 => self.log(),
            7..=10 => self.declaration(),
            11 => self.pattern_declaration(),
            12 | 13 => self.assignment(),
            14 => self.fill("if (§) { § } else { § }", "bBB"),
            15 => self.fill("if (§) { § }", "xB"),
            16..=19 => self.loop_statement(),
            20 => self.switch(),
            21..=23 => self.try_statement(),
            24 => self.function_declaration(),
            25 => self.class_declaration(),
            26 => self.jump(),
            27 => self.suspension(),
            28 => self.labelled(),
            29 => self.fill("{ § }", "B"),
            30 => self.dead_zone(),
            31 => self.using(),
            32 if !self.around.strict => self.sloppy(),
            _ => self.fill("§;", "x"),
        }
    }

    /// Templates whose `B` is a block and whose other letters are expressions.
    fn fill(&mut self, template: &str, kinds: &str) -> Tree {
        let parts =
            kinds.chars().map(|kind| if kind == 'B' { self.block() } else { self.operand(kind) }).collect();
        join(template, parts)
    }

    /// An expression that may suspend the function, where that is possible.
    fn operand(&mut self, kind: char) -> Tree {
        let made = self.expression(kind);
        let statement_start = join("(§)", vec![made]);
        if self.around.asynchronous && self.rng.percent(15) {
            join("(await §)", vec![statement_start])
        } else if self.around.generator && self.rng.percent(15) {
            join("(yield §)", vec![statement_start])
        } else {
            statement_start
        }
    }

    fn log(&mut self) -> Tree {
        let count = 1 + self.rng.below(2);
        let values = (0..count).map(|_| self.operand('x')).collect();
        join("log(§);", vec![items(values)])
    }

    pub(crate) fn declaration(&mut self) -> Tree {
        let kinds = ['n', 'n', 's', 'a', 'a', 'o', 'o', 'f', 'i', 't', 'd', 'p', 'x', 'g'];
        let kind = self.rng.pick(&kinds);
        let keyword = self.rng.pick(&["let", "const", "var", "let"]);
        let value = self.operand(kind);
        let name = self.fresh('v');
        self.declare(&name, kind, keyword != "const" && kind != 'f');
        join(&format!("{keyword} {name} = §;"), vec![value])
    }

    fn pattern_declaration(&mut self) -> Tree {
        let keyword = self.rng.pick(&["let", "const", "var"]);
        let value = self.operand('x');
        let pattern = self.pattern(keyword == "const");
        join(&format!("{keyword} § = §;"), vec![pattern, value])
    }

    fn assignment(&mut self) -> Tree {
        let operator = self.rng.pick(&["=", "=", "+=", "-=", "*=", "??=", "||=", "&&=", "**=", ">>>=", "|="]);
        let target = match self.rng.below(3) {
            0 => {
                let object = self.expression('o');
                let key = self.key();
                join("(§).§", vec![object, key])
            }
            1 => {
                let array = self.expression('a');
                let index = self.expression('n');
                join("(§)[§]", vec![array, index])
            }
            _ => self.target(),
        };
        let value = self.operand('x');
        join(&format!("void 0; § {operator} §;"), vec![target, value])
    }

    /// A loop that ends.
    fn loop_statement(&mut self) -> Tree {
        let name = self.fresh('i');
        let choice = self.rng.below(9);
        if choice >= 6 {
            return self.loop_over(choice);
        }
        let outer = self.around;
        self.around.loops += 1;
        let made = self.scoped(|g| {
            g.declare(&name, 'n', false);
            let body = g.block();
            let end = g.rng.pick(&["2", "3", "4"]);
            let keyword = g.rng.pick(&["let", "let", "var"]);
            let template = match choice {
                0 => format!("{{ let {name} = 0; while ({name}++ < {end}) {{ tick(); § }} }}"),
                1 => format!("{{ let {name} = 0; do {{ tick(); § }} while (++{name} < {end}) }}"),
                2 => format!("for ({keyword} {name} = {end}; {name}-- > 0;) {{ tick(); § }}"),
                3 => format!("for ({keyword} {name} = 0, {name}e = {end}; {name} < {name}e; {name} += 1) {{ tick(); § }}"),
                _ => format!("for ({keyword} {name} = 0; {name} < {end}; {name}++) {{ tick(); § }}"),
            };
            join(&template, vec![body])
        });
        self.around = outer;
        made
    }

    /// A loop over what something holds.
    fn loop_over(&mut self, choice: u32) -> Tree {
        let outer = self.around;
        let keyword = self.rng.pick(&["let", "const", "var"]);
        let over = self.expression(if choice == 6 { 'x' } else { 'i' });
        self.around.loops += 1;
        let made = self.scoped(|g| {
            let patterned = choice != 6 && g.rng.percent(25);
            let name = g.fresh('e');
            let binding = if patterned { g.pattern(true) } else { text(name.clone()) };
            g.declare(&name, if choice == 6 { 's' } else { 'x' }, false);
            if patterned {
                g.names.pop();
            }
            let body = g.block();
            let word = match choice {
                6 => "in",
                _ => "of",
            };
            let wait = if outer.asynchronous && choice == 8 { " await" } else { "" };
            join(&format!("for{wait} ({keyword} § {word} §) {{ tick(); § }}"), vec![binding, over, body])
        });
        self.around = outer;
        made
    }

    fn switch(&mut self) -> Tree {
        let value = self.operand('x');
        let outer = self.around;
        self.around.loops += 1;
        let mut cases = Vec::new();
        for _ in 0..=self.rng.below(3) {
            let test = self.expression('x');
            let body = self.block();
            let end = if self.rng.percent(50) { " break;" } else { "" };
            let template = if self.rng.percent(25) {
                format!("case log(§): {{ §{end} }}")
            } else {
                format!("case §: §{end}")
            };
            cases.push(join(&template, vec![test, body]));
        }
        if self.rng.percent(60) {
            let body = self.block();
            let at = self.rng.below(cases.len() as u32 + 1) as usize;
            cases.insert(at, join("default: § break;", vec![body]));
        }
        self.around = outer;
        // `continue` is not for a `switch`: what is inside of one may only be said inside of a loop.
        join("do { switch (§) { § } } while (false);", vec![value, statements(cases)])
    }

    fn try_statement(&mut self) -> Tree {
        let name = self.fresh('e');
        let thrown = self.expression('x');
        let throws = self.rng.percent(40);
        let body = self.block();
        let handler = self.scoped(|g| {
            g.declare(&name, 'x', true);
            g.block()
        });
        let finalizer = self.block();
        let throw = if throws { join("throw §;", vec![thrown]) } else { text("") };
        match self.rng.below(4) {
            0 => join(
                &format!("try {{ § § }} catch ({name}) {{ log({name}); § }}"),
                vec![body, throw, handler],
            ),
            1 => join("try { § § } catch { § }", vec![body, throw, finalizer]),
            2 => join("try { § } finally { log('finally'); § }", vec![body, finalizer]),
            _ => join(
                &format!("try {{ § § }} catch ({name}) {{ log({name}); § }} finally {{ log('finally'); § }}"),
                vec![body, throw, handler, finalizer],
            ),
        }
    }

    /// `return`, `break` and `continue`, where they may stand.
    fn jump(&mut self) -> Tree {
        let condition = self.expression('b');
        let label = (!self.labels.is_empty()).then(|| self.labels[self.labels.len() - 1].clone());
        match self.rng.below(4) {
            0 if self.around.function => {
                let value = self.operand('x');
                join("if (§) return §;", vec![condition, value])
            }
            1 if self.around.loops > 0 => join("if (§) break;", vec![condition]),
            2 if self.around.loops > 0 => join("if (§) continue;", vec![condition]),
            _ => match label {
                Some(label) if self.rng.percent(50) => {
                    join(&format!("if (§) continue {label};"), vec![condition])
                }
                Some(label) => join(&format!("if (§) break {label};"), vec![condition]),
                None => self.log(),
            },
        }
    }

    fn labelled(&mut self) -> Tree {
        let (label, name) = (self.fresh('L'), self.fresh('i'));
        let outer = self.around;
        self.around.loops += 1;
        self.labels.push(label.clone());
        let made = self.scoped(|g| {
            g.declare(&name, 'n', false);
            let body = g.block();
            let inner = g.loop_statement();
            let head = format!("{label}: for (let {name} = 0; {name} < 3; {name}++) {{ tick(); § § }}");
            join(&head, vec![body, inner])
        });
        self.labels.pop();
        self.around = outer;
        made
    }

    /// `yield`, `yield*` and `await`, where they may stand.
    fn suspension(&mut self) -> Tree {
        let name = self.fresh('v');
        let made = if self.around.generator && !self.around.asynchronous {
            let inner = self.expression('i');
            let delegate = self.rng.percent(40);
            join(
                if delegate { "§ = yield* §;" } else { "§ = yield §;" },
                vec![text(format!("let {name}")), inner],
            )
        } else if self.around.asynchronous {
            let promise = self.expression('p');
            join(&format!("let {name} = await §; log({name});"), vec![promise])
        } else {
            let promise = self.expression('p');
            join(
                &format!(
                    "let {name} = §; Promise.resolve({name}).then(v => log('kept', v), e => log('lost', e));"
                ),
                vec![promise],
            )
        };
        self.declare(&name, 'x', true);
        made
    }

    /// Names that are used before they are there, by the scope or by a closure.
    fn dead_zone(&mut self) -> Tree {
        let name = self.fresh('v');
        let value = self.expression('x');
        let template = match self.rng.below(6) {
            0 => format!("try {{ log({name}); let {name} = §; }} catch (e) {{ log(e); }}"),
            1 => format!("try {{ {name} = 1; let {name} = §; }} catch (e) {{ log(e); }}"),
            2 => format!(
                "try {{ const f = () => {name}; log(f()); const {name} = §; }} catch (e) {{ log(e); }}"
            ),
            3 => format!(
                "try {{ log(typeof {name}); class {name} {{ static s = §; }} }} catch (e) {{ log(e); }}"
            ),
            4 => format!("try {{ const {name} = §; {name} = 2; }} catch (e) {{ log(e); }}"),
            _ => format!("{{ const f = () => {name}; let {name} = §; log(f()); }}"),
        };
        join(&template, vec![value])
    }

    fn using(&mut self) -> Tree {
        let body = self.block();
        let wait = if self.around.asynchronous && self.rng.percent(50) { "await " } else { "" };
        let name = self.fresh('u');
        let template = format!(
            "try {{ {wait}using {name} = {{ [Symbol.dispose]() {{ log('disposed'); }} }}, {name}b = null; § }} catch (e) {{ log(e); }}"
        );
        join(&template, vec![body])
    }

    /// What strict code may not say.
    fn sloppy(&mut self) -> Tree {
        match self.rng.below(4) {
            0 => self.fill("with (§) { log(typeof a); § }", "oB"),
            1 => {
                let name = self.fresh('w');
                let body = self.block();
                let made = format!("log(typeof {name}); {{ function {name}() {{ return 1; }} § }} log(typeof {name});");
                join(&made, vec![body])
            }
            2 => self.fill("(function (a) { arguments[0] = §; log(a, arguments.length); a = §; log(arguments[0]); })(1);", "xx"),
            _ => self.fill("log((function () { return typeof this; }).call(§));", "x"),
        }
    }
}
