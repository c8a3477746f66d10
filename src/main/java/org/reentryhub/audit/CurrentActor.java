package org.reentryhub.audit;

/** Tells who is calling, on the thread that carries the call. */
@FunctionalInterface
public interface CurrentActor {
    /** The caller; {@link Actor#HUB} when nobody is signed in (the hub's own clocks and queues). */
    Actor get();
}
