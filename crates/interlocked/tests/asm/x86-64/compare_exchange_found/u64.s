# compare_exchange_found, u64, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    mov rax, rsi                      |   mov rax, rsi
    lock cmpxchg qword ptr [rdi], rdx |   lock cmpxchg qword ptr [rdi], rdx
    ret                               |   ret
