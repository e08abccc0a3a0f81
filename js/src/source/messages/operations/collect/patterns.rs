//! Patterns: what fails if there is nothing to take apart.

use super::*;

impl Collector<'_> {
    /// `pattern = of`: what fails if `of` is nothing.
    pub(super) fn pattern(
        &mut self,
        pattern: &BindingPattern<'_>,
        of: Option<&Expression<'_>>,
        nested: bool,
        whole: Span,
    ) {
        match pattern {
            BindingPattern::ObjectPattern(it) => {
                let first = it.properties.first();
                let key = first.and_then(|property| property.key.static_name().map(|name| name.to_string()));
                let shown = first.map_or(it.span.start, |property| property.key.span().start);
                let text = of.map(render).unwrap_or_default();
                let operation = self.add(Fails::Destructure { nested }, whole, None, shown);
                (operation.key, operation.text) = (key, text);
                if let Some(of) = of {
                    self.know(of);
                }
                for property in &it.properties {
                    self.pattern(&property.value, None, true, property.value.span());
                }
            }
            BindingPattern::ArrayPattern(it) => {
                match of {
                    Some(of) => self.iterate(
                        of,
                        whole,
                        if of.is_identifier_reference() || of.is_literal() || is_object(of) {
                            Names::Text
                        } else {
                            Names::Value
                        },
                        false,
                    ),
                    None => {
                        let fails = Fails::Iterate { names: Names::Value, asynchronous: false };
                        self.add(fails, whole, None, it.span.start).text = "undefined".into();
                    }
                }
                for element in it.elements.iter().flatten() {
                    self.pattern(element, None, true, element.span());
                }
            }
            BindingPattern::AssignmentPattern(it) => self.pattern(&it.left, None, nested, whole),
            BindingPattern::BindingIdentifier(_) => {}
        }
    }

    pub(super) fn parameters(&mut self, params: &FormalParameters<'_>) {
        self.functions += 1;
        let function = self.functions;
        let may_be_early = params.items.iter().any(|item| {
            item.initializer.is_some() || !matches!(item.pattern, BindingPattern::BindingIdentifier(_))
        });
        for item in &params.items {
            for id in item.pattern.get_binding_identifiers().into_iter().filter(|_| may_be_early) {
                self.lexical(&id.name, id.span.start);
            }
            if matches!(item.pattern, BindingPattern::BindingIdentifier(_)) {
                continue;
            }
            let before = self.found.all.len();
            self.pattern(&item.pattern, None, false, item.span);
            if let Some(first) = self.found.all.get(before).cloned() {
                self.found.all.push(Operation { fails: Fails::Parameter { function }, ..first });
            }
        }
    }
}
