# fetch_not, u32, i686 (32-bit x86 with SSE2) | core

any: 7 instructions, core 7, portable-atomic 7
    mov ecx, dword ptr [esp + 0x4]    |   mov ecx, dword ptr [esp + 0x4]
    mov eax, dword ptr [ecx]          |   mov eax, dword ptr [ecx]
  L0:                                 | L0:
    mov edx, eax                      |   mov edx, eax
    not edx                           |   not edx
    lock cmpxchg dword ptr [ecx], edx |   lock cmpxchg dword ptr [ecx], edx
    jne L0                            |   jne L0
    ret                               |   ret
