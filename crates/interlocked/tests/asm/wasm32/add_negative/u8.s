# add_negative, u8, wasm32 (WebAssembly, one thread) | core

any: 13 instructions, core 13, portable-atomic 13
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i32.load8_u 0                  |   i32.load8_u 0
    local.get 1                    |   local.get 1
    i32.add                        |   i32.add
    local.tee 1                    |   local.tee 1
    i32.store8 0                   |   i32.store8 0
    local.get 1                    |   local.get 1
    i32.const 128                  |   i32.const 128
    i32.and                        |   i32.and
    i32.const 7                    |   i32.const 7
    i32.shr_u                      |   i32.shr_u
    end                            |   end
