//! Makes a program smaller while something about it stays true.

use crate::ast::{Node, Program, What};

/// Smaller programs tried at once: the real runtime answers several questions in the time of one.
const BATCH: usize = 8;

/// The smallest program found for which `fails` still holds. `fails` names the first of some programs that does; at
/// most `most` programs are tried.
pub(crate) fn shrink(
    program: &Program,
    most: usize,
    mut fails: impl FnMut(&[Program]) -> Option<usize>,
) -> Program {
    let mut smallest = program.clone();
    let mut tried = 0;
    'smaller: loop {
        for batch in smaller(&smallest).chunks(BATCH) {
            tried += batch.len();
            if tried > most {
                return smallest;
            }
            if let Some(found) = fails(batch) {
                smallest = batch[found].clone();
                continue 'smaller;
            }
        }
        return smallest;
    }
}

/// Every program that is one step smaller, the largest steps first.
fn smaller(program: &Program) -> Vec<Program> {
    let mut bodies = smaller_body(&program.body);
    bodies.sort_by_key(|body| size(body));
    bodies.into_iter().map(|body| Program { body, ..program.clone() }).collect()
}

/// How many nodes there are.
pub(crate) fn size(nodes: &[Node]) -> usize {
    let inner = |node: &Node| size(&node.parts) + node.bodies.iter().map(|body| size(body)).sum::<usize>();
    nodes.iter().map(|node| 1 + usize::from(node.asynchronous) + inner(node)).sum()
}

fn smaller_body(nodes: &[Node]) -> Vec<Vec<Node>> {
    let mut all = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        all.push(replaced(nodes, index, &[]));
        // Without what is around them; a generator's or a timer's statements may then be wrong, which shows.
        let inside = node.parts.iter().flat_map(|part| &part.bodies).chain(&node.bodies);
        all.extend(inside.filter(|body| !body.is_empty()).map(|body| replaced(nodes, index, body)));
        all.extend(smaller_node(node).into_iter().map(|node| replaced(nodes, index, &[node])));
    }
    all
}

fn replaced(nodes: &[Node], index: usize, by: &[Node]) -> Vec<Node> {
    [&nodes[..index], by, &nodes[index + 1..]].concat()
}

fn smaller_node(node: &Node) -> Vec<Node> {
    let mut all = Vec::new();
    if node.asynchronous {
        all.push(Node { asynchronous: false, ..node.clone() });
    }
    for (index, body) in node.bodies.iter().enumerate() {
        for body in smaller_body(body) {
            let mut bodies = node.bodies.clone();
            bodies[index] = body;
            all.push(Node { bodies, ..node.clone() });
        }
    }
    if node.bodies.len() > 1 && matches!(node.what, What::Dispatch | What::Then(_)) {
        all.extend(
            (0..node.bodies.len()).map(|index| Node { bodies: without(&node.bodies, index), ..node.clone() }),
        );
    }
    all.extend(smaller_parts(node));
    all
}

fn smaller_parts(node: &Node) -> Vec<Node> {
    let mut all = Vec::new();
    for (index, part) in node.parts.iter().enumerate() {
        let mut instead: Vec<Node> = part.parts.clone();
        instead.extend(smaller_node(part));
        if part.what != What::Value(0) {
            instead.push(Node::leaf(What::Value(0)));
        }
        for part in instead {
            let mut parts = node.parts.clone();
            parts[index] = part;
            all.push(Node { parts, ..node.clone() });
        }
    }
    if matches!(node.what, What::Combine(_) | What::ForAwaitArray(_)) {
        all.extend(
            (0..node.parts.len()).map(|index| Node { parts: without(&node.parts, index), ..node.clone() }),
        );
    }
    all
}

fn without<T: Clone>(all: &[T], index: usize) -> Vec<T> {
    [&all[..index], &all[index + 1..]].concat()
}
