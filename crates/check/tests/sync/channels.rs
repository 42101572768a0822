//! Channels.

use std::collections::BTreeSet;
use std::time::Duration;

use interlocked_check::sync::mpsc::{
    self, RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError,
};
use interlocked_check::{FaultKind, thread};

use super::{bug, count, results};

#[test]
fn messages_of_one_sender_come_in_order() {
    let body = || {
        let (sender, receiver) = mpsc::channel();
        let thread = thread::spawn(move || {
            sender.send(vec![1]).unwrap();
            sender.send(vec![2]).unwrap();
        });
        let all: Vec<_> = receiver.iter().flatten().collect();
        thread.join().unwrap();
        assert_eq!(receiver.recv(), Err(RecvError));
        all
    };
    let (seen, executions) = results(body);
    assert_eq!(seen, BTreeSet::from([vec![1, 2]]));
    assert_eq!(executions, 1);
}

#[test]
fn messages_of_senders_come_in_every_order() {
    for (senders, orders) in [(1, 1), (2, 2), (3, 6)] {
        let body = move || {
            let (sender, receiver) = mpsc::channel();
            for n in 0..senders {
                let sender = sender.clone();
                thread::spawn(move || sender.send(n).unwrap());
            }
            (0..senders).map(|_| receiver.recv().unwrap()).collect::<Vec<_>>()
        };
        let (seen, executions) = results(body);
        assert_eq!(seen.len(), orders);
        // Each sender goes before the one that it was cloned from, or after it.
        assert_eq!(executions, (orders << senders) as u64);
    }
}

#[test]
fn the_end_comes_when_the_last_sender_goes() {
    let body = || {
        let (sender, receiver) = mpsc::channel();
        let other = sender.clone();
        let first = thread::spawn(move || sender.send(1).unwrap());
        let second = thread::spawn(move || other.send(2).unwrap());
        let all: Vec<u32> = receiver.into_iter().collect();
        first.join().unwrap();
        second.join().unwrap();
        all
    };
    let (seen, _) = results(body);
    assert_eq!(seen, BTreeSet::from([vec![1, 2], vec![2, 1]]));
}

#[test]
fn to_try_to_receive() {
    let body = || {
        let (sender, receiver) = mpsc::channel();
        let thread = thread::spawn(move || sender.send(1).unwrap());
        let first = receiver.try_recv();
        thread.join().unwrap();
        let rest: Vec<u32> = receiver.try_iter().collect();
        let end = receiver.try_recv();
        (first.ok(), rest, end == Err(TryRecvError::Disconnected))
    };
    let (seen, executions) = results(body);
    assert_eq!(seen, BTreeSet::from([(Some(1), vec![], true), (None, vec![1], true)]));
    assert_eq!(executions, 2);
}

#[test]
fn nobody_sends_or_nobody_receives() {
    assert_eq!(
        bug(|| {
            let (_sender, receiver) = mpsc::channel::<u32>();
            let _ = receiver.recv();
        }),
        FaultKind::Deadlock { threads: vec![0] }
    );
    let body = || {
        let (sender, receiver) = mpsc::channel();
        sender.send(Box::new(1)).unwrap();
        let thread = thread::spawn(move || drop(receiver));
        let early = sender.send(Box::new(2)).is_ok();
        thread.join().unwrap();
        assert_eq!(sender.send(Box::new(3)), Err(SendError(Box::new(3))));
        early
    };
    let (seen, executions) = results(body);
    assert_eq!(seen, BTreeSet::from([false, true]));
    assert_eq!(executions, 2);
}

#[test]
fn times_that_are_over() {
    let body = || {
        let (sender, receiver) = mpsc::channel();
        let thread = thread::spawn(move || sender.send(1).unwrap());
        let first = receiver.recv_timeout(Duration::from_micros(1));
        thread.join().unwrap();
        first
    };
    let (seen, _) = results(move || body().map_err(|error| error == RecvTimeoutError::Timeout));
    assert_eq!(seen, BTreeSet::from([Ok(1), Err(true)]));
}

#[test]
fn a_channel_with_room_for_none() {
    let body = || {
        let (sender, receiver) = mpsc::sync_channel(0);
        let thread = thread::spawn(move || {
            sender.send(1).unwrap();
            sender.send(2).unwrap();
        });
        let all = [receiver.recv(), receiver.recv(), receiver.recv()];
        thread.join().unwrap();
        assert_eq!(all, [Ok(1), Ok(2), Err(RecvError)]);
    };
    body();
    // Who comes first, at each of the two, and whether the sender goes before the third.
    let (_, executions) = results(body);
    assert_eq!(executions, 8);
    assert!(matches!(
        bug(|| {
            let (sender, _receiver) = mpsc::sync_channel(0);
            sender.send(1).unwrap();
        }),
        FaultKind::Deadlock { .. }
    ));
}

#[test]
fn a_channel_with_room_for_one() {
    let body = || {
        let (sender, receiver) = mpsc::sync_channel(1);
        let other = sender.clone();
        let thread = thread::spawn(move || {
            let first = other.send(1).is_ok();
            first && other.send(2).is_ok()
        });
        let tried = match sender.try_send(3) {
            Ok(()) => true,
            Err(TrySendError::Full(3)) => false,
            other => panic!("{other:?}"),
        };
        drop(sender);
        let first = receiver.recv().unwrap();
        drop(receiver);
        (tried, first, thread.join().unwrap())
    };
    let (seen, _) = results(body);
    assert!(seen.contains(&(true, 3, false)) && seen.contains(&(false, 1, true)));
    count(
        || {
            let (sender, receiver) = mpsc::sync_channel(2);
            sender.send("a").unwrap();
            sender.send("b").unwrap();
            assert_eq!(sender.try_send("c"), Err(TrySendError::Full("c")));
            assert_eq!(receiver.try_recv(), Ok("a"));
            drop(receiver);
            assert_eq!(sender.try_send("d"), Err(TrySendError::Disconnected("d")));
            assert_eq!(sender.send("e"), Err(SendError("e")));
        },
        1,
    );
}

#[test]
fn a_sender_that_waits_learns_that_the_receiver_goes() {
    let body = || {
        let (sender, receiver) = mpsc::sync_channel(0);
        let thread = thread::spawn(move || sender.send(Box::new(1)));
        drop(receiver);
        assert_eq!(thread.join().unwrap(), Err(SendError(Box::new(1))));
    };
    let (_, executions) = results(body);
    assert_eq!(executions, 2);
}
