//! The TypeScript side of the command table: every type that crosses, and every command.

use std::collections::BTreeMap;
use std::fmt::Write;
use trellis_core::api::describe;
use ts_rs::{Config, TS, TypeVisitor};

/// Collects the declarations of all types that it meets, each once, by name.
struct Declarations<'a> {
    config: &'a Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only types of our own have a file; the others are TypeScript's.
        if T::output_path().is_some() {
            let name = T::ident(self.config);
            if self.found.contains_key(&name) {
                return;
            }
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}", T::decl(self.config));
            self.found.insert(name, declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The text of `ui/host/bindings.ts`.
pub fn bindings() -> String {
    let config = Config::default();
    let mut types = Declarations {
        config: &config,
        found: BTreeMap::new(),
    };
    let commands = describe(&config, &mut types);
    let mut text = String::from(
        "/**\n * What crosses between the screen and the core. Written by `make bindings` from the command table in\n * crates/core/src/api.rs: change it there.\n */\n\n",
    );
    for declaration in types.found.values() {
        text.push_str(declaration);
        text.push_str("\n\n");
    }
    text.push_str(
        "/** Every command, as a function of its one argument. */\nexport type Commands = {\n",
    );
    for command in commands {
        writeln!(
            text,
            "  {}: (argument: {}) => {};",
            command.name, command.argument, command.result
        )
        .expect("writing to a string cannot fail");
    }
    text.push_str("};\n");
    text
}
