# fetch_not, u32, x86-64 (every x86-64 CPU) | core

any: 6 instructions, core 6, portable-atomic 6
    mov eax, dword ptr [rdi]          |   mov eax, dword ptr [rdi]
  L0:                                 | L0:
    mov ecx, eax                      |   mov ecx, eax
    not ecx                           |   not ecx
    lock cmpxchg dword ptr [rdi], ecx |   lock cmpxchg dword ptr [rdi], ecx
    jne L0                            |   jne L0
    ret                               |   ret
