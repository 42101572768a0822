# compare_exchange_is_ok, u8, x86-64 (every x86-64 CPU) | core

any: 4 instructions, core 4, portable-atomic 4
    mov eax, esi                    |   mov eax, esi
    lock cmpxchg byte ptr [rdi], dl |   lock cmpxchg byte ptr [rdi], dl
    sete al                         |   sete al
    ret                             |   ret
