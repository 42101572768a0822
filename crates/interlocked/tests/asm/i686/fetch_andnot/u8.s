# fetch_andnot, u8, i686 (32-bit x86 with SSE2) | core

any: 9 instructions, core 9, portable-atomic 9
    movzx ecx, byte ptr [esp + 0x8] |   mov ecx, dword ptr [esp + 0x4]
    mov edx, dword ptr [esp + 0x4]  |   movzx edx, byte ptr [esp + 0x8]
    not cl                          |   movzx eax, byte ptr [ecx]
    movzx eax, byte ptr [edx]       |   not dl
  L0:                               | L0:
    mov ah, al                      |   mov ah, al
    and ah, cl                      |   and ah, dl
    lock cmpxchg byte ptr [edx], ah |   lock cmpxchg byte ptr [ecx], ah
    jne L0                          |   jne L0
    ret                             |   ret
