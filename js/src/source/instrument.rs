//! Where markers go.
//!
//! Every insertion keeps the program's meaning, whatever stands around it:
//! - a statement of a list gets its marker right in front, behind the line break that may have ended the
//!   statement before it: a name there ends it just as well;
//! - a single statement that is a body gets braces; what is declared in it stays in it, as Annex B.3.3 says;
//! - directives stay first, as only what follows them is touched;
//! - hoisted things (functions, imports) are not run where they stand and get none.

use oxc_allocator::{Allocator, Vec as ArenaVec};
use oxc_ast::ast::*;
use oxc_ast_visit::{VisitJs, walk_js};
use oxc_span::{GetSpan, Span};
use oxc_syntax::scope::ScopeFlags;

use super::SyntaxError;
use super::edits::Edits;
use super::functions::{self, Functions};
use super::guards;
use super::instrumented::{Instrumented, Point, PointKind};
use super::lines::Lines;
use super::lower;
use super::names::Names;
use super::parse::{Kind, parse};
use super::rest::Rests;
use super::texts;

/// What is marked, and how the marks are numbered.
#[derive(Clone, Debug)]
pub(super) struct Marking {
    pub(super) names: Names,
    /// The first point's id.
    pub(super) first_point: u32,
    /// The first class's number.
    pub(super) first_class: u32,
    /// Whether statements are marked too, or only functions and loops.
    pub(super) statements: bool,
}

/// See [`super::instrument`].
pub(super) fn instrument(source: &str, kind: Kind, marking: Marking) -> Result<Instrumented, SyntaxError> {
    if super::is_too_deep(source) {
        return Err(SyntaxError::too_deep());
    }
    let allocator = Allocator::default();
    let parsed = parse(&allocator, source, kind);
    super::syntax::check(source, kind, &parsed)?;
    let mut marker = Marker::new(source, marking);
    let classes = texts::keep(&parsed.program, &marker.marking, &mut marker.edits);
    guards::guard(&parsed.program, &marker.marking.names, &mut marker.edits);
    marker.visit_program(&parsed.program);
    let Marker { mut edits, marking, points, functions, .. } = marker;
    let has_eval = lower::lower(source, kind, &parsed.program, &marking.names, &mut edits);
    let functions = functions.all;
    let (code, map) = edits.apply(source);
    let Marking { names, first_point, first_class, .. } = marking;
    Ok(Instrumented {
        code,
        points,
        functions,
        classes,
        names,
        first_point,
        first_class,
        kind,
        has_eval,
        source: source.to_owned(),
        map,
    })
}

/// Walks a program and notes the insertions.
struct Marker<'s> {
    source: &'s str,
    lines: Lines,
    marking: Marking,
    edits: Edits,
    points: Vec<Point>,
    functions: Functions,
    rests: Rests,
    /// What the next statement list begins, if it is more than a block.
    begins: Option<PointKind>,
}

impl<'s> Marker<'s> {
    fn new(source: &'s str, marking: Marking) -> Self {
        Self {
            source,
            lines: Lines::new(source),
            marking,
            edits: Edits::default(),
            points: Vec::new(),
            functions: Functions::default(),
            rests: Rests::default(),
            begins: None,
        }
    }

    /// A new point; its id.
    fn point(&mut self, span: Span, kind: PointKind) -> u32 {
        let start = self.lines.position(self.source, span.start);
        let end = self.lines.position(self.source, span.end);
        self.points.push(Point {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            kind,
            function: self.functions.current(),
            scope: self.functions.index(),
        });
        self.marking.first_point + self.points.len() as u32 - 1
    }

    /// `$Lm(id);` at `at`.
    fn mark(&mut self, at: u32, span: Span, kind: PointKind) {
        let id = self.point(span, kind);
        if self.marking.statements || kind != PointKind::Statement {
            let text = format!("{}({id});", self.names().mark);
            self.edits.insert(at, text);
        }
    }

    fn names(&self) -> &Names {
        &self.marking.names
    }

    /// A list of statements between braces, the last of which is at `end` (a program's at the end).
    fn list<'a>(&mut self, statements: &ArenaVec<'a, Statement<'a>>, whole: Span) {
        let mut begins = self.begins.take();
        for statement in statements {
            if let Some(span) = markable(statement) {
                self.mark(span.start, span, begins.take().unwrap_or(PointKind::Statement));
            }
            self.visit_statement(statement);
        }
        if let Some(kind) = begins {
            self.mark(whole.end - 1, whole, kind);
        }
    }

    /// The single statement that an `if`, a loop or a `with` runs.
    fn body(&mut self, body: &Statement<'_>, kind: PointKind) {
        if let Statement::BlockStatement(block) = body {
            self.begins = (kind == PointKind::Loop).then_some(kind);
            self.list(&block.body, block.span);
            return;
        }
        let span = body.span();
        self.edits.insert(span.start, self.names().open("{"));
        self.mark(span.start, span, kind);
        self.visit_statement(body);
        self.edits.insert(span.end, self.names().close("}"));
    }

    /// ` $Lw(id,` … `)` around what is awaited.
    fn awaited(&mut self, whole: Span, value: &Expression<'_>) {
        let id = self.point(whole, PointKind::Await);
        let span = value.span();
        self.edits.insert(span.start, self.names().open(" "));
        self.edits.insert(span.start, format!("{}({id},", self.names().await_));
        self.visit_expression(value);
        self.edits.insert(span.end, self.names().close(")"));
    }

    /// A directive that a line break or a brace ended needs its semicolon before a marker.
    fn end_directives(&mut self, directives: &ArenaVec<'_, Directive<'_>>) {
        if let Some(last) = directives.last()
            && !self.source[..last.span.end as usize].ends_with(';')
        {
            self.edits.insert(last.span.end, self.names().open(";"));
        }
    }

    /// `(/*$L<*/$Lm(id),` … `)` around the body of `x => body`.
    fn concise(&mut self, body: &Expression<'_>) {
        let span = body.span();
        let id = self.point(span, PointKind::FunctionEntry);
        self.edits.insert(span.start, self.names().open("("));
        self.edits.insert(span.start, format!("{}({id}),", self.names().mark));
        self.visit_expression(body);
        self.edits.insert(span.end, self.names().close(")"));
    }

    /// `catch (e) {` gets `$Lf(e);`. A pattern is bound in the body, after the host has seen the error.
    fn caught(&mut self, clause: &CatchClause<'_>, param: &CatchParameter<'_>) {
        let body = clause.body.span;
        let report = self.names().caught.clone();
        if let BindingPattern::BindingIdentifier(id) = &param.pattern {
            self.edits.insert(body.start + 1, format!("{report}({});", lower::spelled(&id.name)));
            self.visit_block_statement(&clause.body);
            return;
        }
        let bound = self.names().bound();
        let pattern = param.pattern.span();
        self.edits.insert(pattern.start, format!("{bound}){{{report}({bound});let "));
        self.visit_binding_pattern(&param.pattern);
        self.edits.insert(pattern.end, format!("={bound};"));
        let (before, after) = self.names().hide();
        let parenthesis = closing_parenthesis(self.source, pattern.end);
        self.edits.insert(parenthesis, before);
        self.edits.insert(parenthesis + 1, after);
        self.visit_block_statement(&clause.body);
        self.edits.insert(body.end, self.names().close("}"));
    }

    /// Visits `value`, which takes `name` if it is a nameless function.
    fn named(&mut self, value: &Expression<'_>, name: Option<String>) {
        self.functions.hint(name.filter(|_| functions::takes_name(value)));
        self.visit_expression(value);
        self.functions.hint(None);
    }
}

/// The span of a statement that runs where it stands.
fn markable(statement: &Statement<'_>) -> Option<Span> {
    match statement {
        Statement::EmptyStatement(_)
        | Statement::FunctionDeclaration(_)
        | Statement::ImportDeclaration(_)
        | Statement::ExportAllDeclaration(_)
        | Statement::ExportFromDeclaration(_)
        | Statement::ExportNamedDeclaration(_) => None,
        Statement::ExportDeclaration(export)
            if matches!(export.declaration, Declaration::FunctionDeclaration(_)) =>
        {
            None
        }
        Statement::ExportDefaultDeclaration(export)
            if matches!(export.declaration, ExportDefaultDeclarationKind::FunctionDeclaration(_)) =>
        {
            None
        }
        other => Some(other.span()),
    }
}

/// The `)` that follows a catch parameter, behind comments.
fn closing_parenthesis(source: &str, from: u32) -> u32 {
    let mut at = from as usize;
    loop {
        let rest = &source[at..];
        if let Some(comment) = rest.strip_prefix("/*") {
            at += comment.find("*/").map_or(rest.len(), |end| end + 4);
        } else if rest.starts_with("//") {
            at += rest.find(['\n', '\r', '\u{2028}', '\u{2029}']).unwrap_or(rest.len());
        } else if rest.is_empty() || rest.starts_with(')') {
            return at as u32;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
}

impl<'a> VisitJs<'a> for Marker<'_> {
    fn visit_program(&mut self, it: &Program<'a>) {
        if !it.body.is_empty() {
            self.end_directives(&it.directives);
        }
        self.functions.enter(None, Span::new(0, self.source.len() as u32 + 1));
        self.list(&it.body, it.span);
        self.functions.leave();
    }

    fn visit_block_statement(&mut self, it: &BlockStatement<'a>) {
        self.list(&it.body, it.span);
    }

    fn visit_static_block(&mut self, it: &StaticBlock<'a>) {
        self.functions.enter(Some("<static_initializer>"), it.span);
        self.list(&it.body, it.span);
        self.functions.leave();
    }

    fn visit_switch_case(&mut self, it: &SwitchCase<'a>) {
        if let Some(test) = &it.test {
            self.visit_expression(test);
        }
        self.list(&it.consequent, it.span);
    }

    fn visit_function_body(&mut self, it: &FunctionBody<'a>) {
        self.end_directives(&it.directives);
        self.begins = Some(PointKind::FunctionEntry);
        self.list(&it.statements, it.span);
    }

    fn visit_function(&mut self, it: &Function<'a>, _: ScopeFlags) {
        self.functions.enter(it.id.as_ref().map(|id| id.name.as_str()), it.span);
        self.visit_formal_parameters(&it.params);
        if let Some(body) = &it.body {
            self.visit_function_body(body);
        }
        self.functions.leave();
    }

    fn visit_arrow_function_expression(&mut self, it: &ArrowFunctionExpression<'a>) {
        self.functions.enter(None, it.span);
        self.visit_formal_parameters(&it.params);
        match &it.body {
            ArrowFunctionBody::FunctionBody(body) => self.visit_function_body(body),
            other => {
                if let Some(body) = other.as_expression() {
                    self.concise(body);
                }
            }
        }
        self.functions.leave();
    }

    fn visit_if_statement(&mut self, it: &IfStatement<'a>) {
        self.visit_expression(&it.test);
        self.body(&it.consequent, PointKind::Statement);
        if let Some(alternate) = &it.alternate {
            self.body(alternate, PointKind::Statement);
        }
    }

    fn visit_while_statement(&mut self, it: &WhileStatement<'a>) {
        self.visit_expression(&it.test);
        self.body(&it.body, PointKind::Loop);
    }

    fn visit_do_while_statement(&mut self, it: &DoWhileStatement<'a>) {
        self.body(&it.body, PointKind::Loop);
        self.visit_expression(&it.test);
    }

    fn visit_for_statement(&mut self, it: &ForStatement<'a>) {
        if let Some(init) = &it.init {
            self.visit_for_statement_init(init);
        }
        if let Some(test) = &it.test {
            self.visit_expression(test);
        }
        if let Some(update) = &it.update {
            self.visit_expression(update);
        }
        self.body(&it.body, PointKind::Loop);
    }

    fn visit_for_in_statement(&mut self, it: &ForInStatement<'a>) {
        self.visit_for_statement_left(&it.left);
        self.visit_expression(&it.right);
        self.body(&it.body, PointKind::Loop);
    }

    fn visit_for_of_statement(&mut self, it: &ForOfStatement<'a>) {
        self.visit_for_statement_left(&it.left);
        if it.r#await {
            let head = Span::new(it.span.start, it.right.span().end);
            self.awaited(head, &it.right);
        } else {
            self.visit_expression(&it.right);
        }
        self.body(&it.body, PointKind::Loop);
    }

    fn visit_with_statement(&mut self, it: &WithStatement<'a>) {
        self.visit_expression(&it.object);
        self.body(&it.body, PointKind::Statement);
    }

    fn visit_await_expression(&mut self, it: &AwaitExpression<'a>) {
        self.awaited(it.span, &it.argument);
    }

    fn visit_catch_clause(&mut self, it: &CatchClause<'a>) {
        match &it.param {
            Some(param) => self.caught(it, param),
            None => self.visit_block_statement(&it.body),
        }
    }

    fn visit_object_pattern(&mut self, it: &ObjectPattern<'a>) {
        walk_js::walk_object_pattern(self, it);
        self.rests.binding(it, self.source, &self.marking.names, &mut self.edits);
    }

    fn visit_object_assignment_target(&mut self, it: &ObjectAssignmentTarget<'a>) {
        walk_js::walk_object_assignment_target(self, it);
        Rests::assignment(it, self.source, &self.marking.names, &mut self.edits);
    }

    fn visit_variable_declarator(&mut self, it: &VariableDeclarator<'a>) {
        self.visit_binding_pattern(&it.id);
        if let Some(init) = &it.init {
            self.named(init, functions::pattern_name(&it.id));
        }
    }

    fn visit_assignment_expression(&mut self, it: &AssignmentExpression<'a>) {
        self.visit_assignment_target(&it.left);
        let name = functions::target_name(&it.left, self.source);
        self.named(&it.right, name);
    }

    fn visit_object_property(&mut self, it: &ObjectProperty<'a>) {
        self.visit_property_key(&it.key);
        let name = functions::key_name(&it.key).map(|key| match it.kind {
            PropertyKind::Init => format!("Object.{key}"),
            PropertyKind::Get => format!("get {key}"),
            PropertyKind::Set => format!("set {key}"),
        });
        if it.method || it.kind != PropertyKind::Init {
            self.functions.method(it.span);
        }
        self.named(&it.value, name);
    }

    fn visit_class(&mut self, it: &Class<'a>) {
        self.functions.enter_class(it.id.as_ref().map(|id| id.name.as_str()));
        walk_js::walk_class(self, it);
        self.functions.leave_class();
    }

    fn visit_method_definition(&mut self, it: &MethodDefinition<'a>) {
        self.visit_property_key(&it.key);
        self.functions.hint_method(it);
        self.visit_function(&it.value, ScopeFlags::Function);
    }

    fn visit_property_definition(&mut self, it: &PropertyDefinition<'a>) {
        self.visit_property_key(&it.key);
        if let Some(value) = &it.value {
            let name = self.functions.field(&it.key);
            self.named(value, name);
        }
    }
}
