# bit_clear, u32, wasm32 (WebAssembly, one thread) | core

any: 15 instructions, core 15, portable-atomic 15
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i32.load 0                     |   i32.load 0
    local.tee 2                    |   local.tee 2
    i32.const -2                   |   i32.const -2
    local.get 1                    |   local.get 1
    i32.rotl                       |   i32.rotl
    i32.and                        |   i32.and
    i32.store 0                    |   i32.store 0
    local.get 2                    |   local.get 2
    local.get 1                    |   local.get 1
    i32.shr_u                      |   i32.shr_u
    i32.const 1                    |   i32.const 1
    i32.and                        |   i32.and
    end                            |   end
