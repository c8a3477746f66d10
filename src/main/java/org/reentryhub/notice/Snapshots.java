package org.reentryhub.notice;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.reentryhub.NorwegianTime;
import org.reentryhub.custody.Cause;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.vault.Vault;
import org.springframework.stereotype.Component;

/** Reads what records say of stays, by the calendar of Norway. */
@Component
class Snapshots {
    private final Vault vault;
    private final Clock clock;

    Snapshots(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    Snapshot of(CustodyRecord custodyRecord, Cause cause, Instant when) {
        String custody = custodyRecord.custody().custodyId();
        ByteBuffer print = ByteBuffer.wrap(vault.fingerprint("notice.custody", custody));
        return Snapshot.of(
                custodyRecord,
                new UUID(print.getLong(), print.getLong()),
                cause,
                when.atZone(NorwegianTime.ZONE).toLocalDate());
    }

    boolean isNoNews(Snapshot snapshot, List<Stay> before, Stay stay) {
        return snapshot.isNoNews(before, stay, LocalDate.now(clock.withZone(NorwegianTime.ZONE)));
    }
}
