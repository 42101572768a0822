# bit_toggle, u32, wasm32 (WebAssembly, one thread) | core

any: 16 instructions, core 16, portable-atomic 16
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i32.load 0                     |   i32.load 0
    local.tee 2                    |   local.tee 2
    i32.const 1                    |   i32.const 1
    local.get 1                    |   local.get 1
    i32.shl                        |   i32.shl
    local.tee 1                    |   local.tee 1
    i32.xor                        |   i32.xor
    i32.store 0                    |   i32.store 0
    local.get 2                    |   local.get 2
    local.get 1                    |   local.get 1
    i32.and                        |   i32.and
    i32.const 0                    |   i32.const 0
    i32.ne                         |   i32.ne
    end                            |   end
