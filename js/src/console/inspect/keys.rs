//! Which properties of an object are listed.

use boa_engine::{
    JsObject, JsResult,
    property::{PropertyDescriptor, PropertyKey},
};

use super::Inspector;

impl Inspector<'_> {
    /// The object's own property, without running getters.
    pub(super) fn own_property(
        &mut self,
        object: &JsObject,
        key: &PropertyKey,
    ) -> JsResult<Option<PropertyDescriptor>> {
        self.known.clone().own_property(object, key, self.context)
    }

    /// Own keys: enumerable ones, or all of them with `showHidden`.
    pub(super) fn listed_keys(&mut self, object: &JsObject) -> JsResult<Vec<PropertyKey>> {
        let keys = object.own_property_keys(self.context)?;
        self.shown(object, keys)
    }

    /// Own keys without array indices, for arrays and typed arrays.
    pub(super) fn non_index_keys(&mut self, object: &JsObject) -> JsResult<Vec<PropertyKey>> {
        // A plain array keeps its elements apart from its other properties: no need to list a million of them.
        let keys = if object.is_array() {
            object.borrow().shape().keys()
        } else {
            object.own_property_keys(self.context)?
        };
        let keys = keys.into_iter().filter(|key| !matches!(key, PropertyKey::Index(_))).collect();
        self.shown(object, keys)
    }

    fn shown(&mut self, object: &JsObject, keys: Vec<PropertyKey>) -> JsResult<Vec<PropertyKey>> {
        if self.options.show_hidden {
            return Ok(keys);
        }
        let mut shown = Vec::with_capacity(keys.len());
        for key in keys {
            if self.is_enumerable(object, &key)? {
                shown.push(key);
            }
        }
        Ok(shown)
    }

    fn is_enumerable(&mut self, object: &JsObject, key: &PropertyKey) -> JsResult<bool> {
        Ok(self.own_property(object, key)?.is_some_and(|descriptor| descriptor.enumerable() == Some(true)))
    }
}
