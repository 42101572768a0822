# bit_set, u8, i686 (32-bit x86 with SSE2) | core

any: 13 instructions, core 13, portable-atomic 13
    push ebx                        |   mov edx, dword ptr [esp + 0x4]
    mov edx, dword ptr [esp + 0xc]  |   movzx ecx, byte ptr [esp + 0x8]
    mov ecx, dword ptr [esp + 0x8]  |   mov ah, 0x1
    and edx, 0x7                    |   mov al, byte ptr [edx]
    movzx eax, byte ptr [ecx]       |   and cl, 0x7
  L0:                               |   shl ah, cl
    mov ebx, eax                    | L0:
    bts ebx, edx                    |   mov ecx, eax
    lock cmpxchg byte ptr [ecx], bl |   or cl, ah
    jne L0                          |   lock cmpxchg byte ptr [edx], cl
    bt eax, edx                     |   jne L0
    setb al                         |   test al, ah
    pop ebx                         |   setne al
    ret                             |   ret
