# fetch_update, u64, wasm32 (WebAssembly, one thread) | core

relaxed/relaxed: continued
    end                            |   end
    end                            |   end
    end                            |   end
