# inc, u8, wasm32 (WebAssembly, one thread) | core

any: 7 instructions, core 7, portable-atomic 7
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i32.load8_u 0                  |   i32.load8_u 0
    i32.const 1                    |   i32.const 1
    i32.add                        |   i32.add
    i32.store8 0                   |   i32.store8 0
    end                            |   end
