# bit_toggle, u64, wasm32 (WebAssembly, one thread) | core

any: 17 instructions, core 17, portable-atomic 17
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i64.load 0                     |   i64.load 0
    local.tee 2                    |   local.tee 2
    i64.const 1                    |   i64.const 1
    local.get 1                    |   local.get 1
    i64.extend_i32_u               |   i64.extend_i32_u
    i64.shl                        |   i64.shl
    local.tee 3                    |   local.tee 3
    i64.xor                        |   i64.xor
    i64.store 0                    |   i64.store 0
    local.get 2                    |   local.get 2
    local.get 3                    |   local.get 3
    i64.and                        |   i64.and
    i64.const 0                    |   i64.const 0
    i64.ne                         |   i64.ne
    end                            |   end
