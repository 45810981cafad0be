//! Lists as agencies export them, written here.
