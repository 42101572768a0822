# fetch_max, i32, x86-64 (every x86-64 CPU) | core

any: 7 instructions, core 7, portable-atomic 7
    mov eax, dword ptr [rdi]          |   mov eax, dword ptr [rdi]
  L0:                                 | L0:
    mov ecx, eax                      |   cmp eax, esi
    cmp ecx, esi                      |   mov ecx, esi
    cmovl ecx, esi                    |   cmovg ecx, eax
    lock cmpxchg dword ptr [rdi], ecx |   lock cmpxchg dword ptr [rdi], ecx
    jne L0                            |   jne L0
    ret                               |   ret
