# compare_exchange_until, u64, wasm32 (WebAssembly, one thread) | core

any: 17 instructions, core 17, portable-atomic 17
    loop                           |   loop
    local.get 0                    |   local.get 0
    local.get 2                    |   local.get 2
    local.get 0                    |   local.get 0
    i64.load 0                     |   i64.load 0
    local.tee 3                    |   local.tee 3
    local.get 3                    |   local.get 3
    local.get 1                    |   local.get 1
    i64.eq                         |   i64.eq
    f32.select                     |   f32.select
    i64.store 0                    |   i64.store 0
    local.get 3                    |   local.get 3
    local.get 1                    |   local.get 1
    i64.ne                         |   i64.ne
    br_if 0                        |   br_if 0
    end                            |   end
    end                            |   end
