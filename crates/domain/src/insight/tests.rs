//! What insights promise, over made-up people and any check-ins.

mod days;
mod honest;
mod people;
mod rule;
