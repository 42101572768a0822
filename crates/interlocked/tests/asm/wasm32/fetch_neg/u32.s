# fetch_neg, u32, wasm32 (WebAssembly, one thread) | core

any: 27 instructions, core 27, portable-atomic 27
    local.get 0                    |   local.get 0
    i32.load 0                     |   i32.load 0
    local.set 1                    |   local.set 1
    loop                           |   loop
    local.get 0                    |   local.get 0
    i32.const 0                    |   i32.const 0
    local.get 1                    |   local.get 1
    i32.sub                        |   i32.sub
    local.get 0                    |   local.get 0
    i32.load 0                     |   i32.load 0
    local.tee 2                    |   local.tee 2
    local.get 2                    |   local.get 2
    local.get 1                    |   local.get 1
    i32.eq                         |   i32.eq
    f32.select                     |   f32.select
    i32.store 0                    |   i32.store 0
    local.get 2                    |   local.get 2
    local.get 1                    |   local.get 1
    i32.ne                         |   i32.ne
    local.set 3                    |   local.set 3
    local.get 2                    |   local.get 2
    local.set 1                    |   local.set 1
    local.get 3                    |   local.get 3
    br_if 0                        |   br_if 0
    end                            |   end
    local.get 2                    |   local.get 2
    end                            |   end
