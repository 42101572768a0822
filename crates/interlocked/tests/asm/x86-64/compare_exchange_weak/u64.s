# compare_exchange_weak, u64, x86-64 (every x86-64 CPU) | core

any: 6 instructions, core 6, portable-atomic 6
    mov rax, rsi                      |   mov rax, rsi
    lock cmpxchg qword ptr [rdi], rdx |   lock cmpxchg qword ptr [rdi], rdx
    sete dl                           |   sete dl
    mov qword ptr [rcx], rax          |   mov qword ptr [rcx], rax
    mov eax, edx                      |   mov eax, edx
    ret                               |   ret
