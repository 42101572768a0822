# compare_exchange_weak, u8, x86-64 (every x86-64 CPU) | core

any: 6 instructions, core 6, portable-atomic 6
    mov eax, esi                    |   mov eax, esi
    lock cmpxchg byte ptr [rdi], dl |   lock cmpxchg byte ptr [rdi], dl
    sete dl                         |   sete dl
    mov byte ptr [rcx], al          |   mov byte ptr [rcx], al
    mov eax, edx                    |   mov eax, edx
    ret                             |   ret
