# compare_exchange, u32, x86-64 (every x86-64 CPU) | core

any: 6 instructions, core 6, portable-atomic 6
    mov eax, esi                      |   mov eax, esi
    lock cmpxchg dword ptr [rdi], edx |   lock cmpxchg dword ptr [rdi], edx
    sete dl                           |   sete dl
    mov dword ptr [rcx], eax          |   mov dword ptr [rcx], eax
    mov eax, edx                      |   mov eax, edx
    ret                               |   ret
