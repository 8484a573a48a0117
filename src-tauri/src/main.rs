//! The program on a laptop. Everything it does is in the library, which phones start by themselves.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    trellis_shell::run();
}
