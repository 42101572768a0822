# fetch_update, u32, wasm32 (WebAssembly, one thread) | core

any: continued
    end                            |   end
    end                            |   end
    end                            |   end
