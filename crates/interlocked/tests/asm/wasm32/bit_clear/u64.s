# bit_clear, u64, wasm32 (WebAssembly, one thread) | core

any: 20 instructions, core 20, portable-atomic 20
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i64.load 0                     |   i64.load 0
    local.tee 2                    |   local.tee 2
    i64.const -2                   |   i64.const -2
    local.get 1                    |   local.get 1
    i32.const 63                   |   i32.const 63
    i32.and                        |   i32.and
    i64.extend_i32_u               |   i64.extend_i32_u
    i64.rotl                       |   i64.rotl
    i64.and                        |   i64.and
    i64.store 0                    |   i64.store 0
    local.get 2                    |   local.get 2
    local.get 1                    |   local.get 1
    i64.extend_i32_u               |   i64.extend_i32_u
    i64.shr_u                      |   i64.shr_u
    i32.wrap_i64                   |   i32.wrap_i64
    i32.const 1                    |   i32.const 1
    i32.and                        |   i32.and
    end                            |   end
