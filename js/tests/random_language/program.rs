//! A whole program: what every one is given, and statements each of which may fail without ending the others.

use crate::generator::Generator;
use crate::tree::{Tree, join, statements, text};

const PRELUDE: &str = include_str!("prelude.js");

/// The program of a seed. `messages` says whether it shows what errors say, or their names alone.
pub(crate) fn generate(seed: u64, messages: bool) -> Tree {
    let strict = seed.is_multiple_of(3);
    let mut generator = Generator::new(seed, strict);
    let mut all = Vec::new();
    // A number that nothing else changes the kind of, so that there is something to count with.
    generator.declare("counter", 'n', true);
    for _ in 0..12 {
        all.push(guarded(&mut generator));
    }
    let directive = if strict { "'use strict';" } else { "" };
    // A function of its own: Node's function around a program has arguments that only Node has.
    join(
        "(function () {§\nconst messages = §;\n§if (typeof process !== 'undefined') process.on('unhandledRejection', () => {});\nvar counter = 0;\n§log('end', counter);\n}).call({}, 1, 'two');\n",
        vec![text(directive), text(messages.to_string()), text(PRELUDE), statements(all)],
    )
}

/// A statement with a net around it; what it declares is there for the next ones.
fn guarded(generator: &mut Generator) -> Tree {
    let kind = generator.rng.pick(&['n', 's', 'a', 'o', 'f', 'i', 't', 'd', 'x', 'p']);
    match generator.rng.below(10) {
        0..=3 => {
            let value = generator.expression(kind);
            let name = generator.fresh('v');
            generator.declare(&name, kind, kind != 'f');
            join(
                &format!("var {name}; try {{ {name} = §; log({name}); }} catch (e) {{ log(e); }}"),
                vec![value],
            )
        }
        4 => {
            let made = generator.function_declaration();
            let name = generator.names.last().map(|n| n.name.clone()).unwrap_or_default();
            join(
                &format!(
                    "§\ntry {{ log({name}(1, [2, 3], 'x')); log([...{name}(0)]); }} catch (e) {{ log(e); }}"
                ),
                vec![made],
            )
        }
        5 => {
            let body = generator.scoped(|g| statements((0..3).map(|_| g.statement()).collect()));
            join(
                "(async () => { try { § } catch (e) { log('async', e); } })();",
                vec![asynchronous(generator, body)],
            )
        }
        _ => {
            let body = generator.scoped(|g| statements((0..3).map(|_| g.statement()).collect()));
            join("try { § } catch (e) { log(e); }", vec![body])
        }
    }
}

/// Statements of an async function, of which `body` are some.
fn asynchronous(generator: &mut Generator, body: Tree) -> Tree {
    let around = crate::generator::Around {
        asynchronous: true,
        function: true,
        strict: generator.around.strict,
        ..crate::generator::Around::default()
    };
    let more = generator.within(around, |g| statements((0..3).map(|_| g.statement()).collect()));
    join("§§", vec![body, more])
}
