# compare_exchange_found, u8, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    mov eax, esi                    |   mov eax, esi
    lock cmpxchg byte ptr [rdi], dl |   lock cmpxchg byte ptr [rdi], dl
    ret                             |   ret
