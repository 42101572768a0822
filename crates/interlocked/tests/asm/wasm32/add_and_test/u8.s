# add_and_test, u8, wasm32 (WebAssembly, one thread) | core

any: 15 instructions, core 15, portable-atomic 15
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i32.load8_u 0                  |   i32.load8_u 0
    local.tee 2                    |   local.tee 2
    local.get 1                    |   local.get 1
    i32.add                        |   i32.add
    i32.store8 0                   |   i32.store8 0
    local.get 1                    |   local.get 2
    i32.const 0                    |   i32.const 0
    local.get 2                    |   local.get 1
    i32.sub                        |   i32.sub
    i32.const 255                  |   i32.const 255
    i32.and                        |   i32.and
    i32.eq                         |   i32.eq
    end                            |   end
