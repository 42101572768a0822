# add_negative, u64, wasm32 (WebAssembly, one thread) | core

any: 12 instructions, core 12, portable-atomic 12
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i64.load 0                     |   i64.load 0
    local.get 1                    |   local.get 1
    i64.add                        |   i64.add
    local.tee 1                    |   local.tee 1
    i64.store 0                    |   i64.store 0
    local.get 1                    |   local.get 1
    i64.const 63                   |   i64.const 63
    i64.shr_u                      |   i64.shr_u
    i32.wrap_i64                   |   i32.wrap_i64
    end                            |   end
