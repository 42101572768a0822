# inc_and_test, u8, wasm32 (WebAssembly, one thread) | core

any: 11 instructions, core 11, portable-atomic 11
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i32.load8_u 0                  |   i32.load8_u 0
    local.tee 1                    |   local.tee 1
    i32.const 1                    |   i32.const 1
    i32.add                        |   i32.add
    i32.store8 0                   |   i32.store8 0
    local.get 1                    |   local.get 1
    i32.const 255                  |   i32.const 255
    i32.eq                         |   i32.eq
    end                            |   end
