# inc_and_test, u64, wasm32 (WebAssembly, one thread) | core

any: 11 instructions, core 11, portable-atomic 11
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i64.load 0                     |   i64.load 0
    local.tee 1                    |   local.tee 1
    i64.const 1                    |   i64.const 1
    i64.add                        |   i64.add
    i64.store 0                    |   i64.store 0
    local.get 1                    |   local.get 1
    i64.const -1                   |   i64.const -1
    i64.eq                         |   i64.eq
    end                            |   end
