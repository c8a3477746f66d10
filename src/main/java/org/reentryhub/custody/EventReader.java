package org.reentryhub.custody;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.FieldProblem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Bytes become an event, or a list of faults in which no value is repeated. Pure. */
@Component
class EventReader {
    private static final int MOST_FAULTS = 50;
    private static final Pattern SHOWABLE = Pattern.compile("[^\\p{Cntrl}]{1,256}");
    /** An id that holds something like an identity number is not repeated, not even as the id of an event. */
    private static final Pattern IDENTITY_NUMBER = Pattern.compile("[0-9]{11}");

    private final EventSchema schema = new EventSchema();
    private final EventRules rules;

    EventReader(@Value("${hub.synthetic-people-allowed}") boolean syntheticPeopleAllowed) {
        this.rules = new EventRules(syntheticPeopleAllowed);
    }

    EventReading read(byte[] bytes) {
        if (bytes.length > RecordJson.LONGEST_EVENT) {
            return EventReading.Refused.TOO_LONG;
        }
        try {
            return read(RecordJson.read(bytes), bytes);
        } catch (StreamConstraintsException e) {
            return EventReading.Refused.unparsable("is nested too deeply, or a name or number in it is too long");
        } catch (IOException e) {
            return EventReading.Refused.unparsable("is not one JSON document in UTF-8 in which no name comes twice");
        }
    }

    EventReading read(JsonNode event, byte[] raw) {
        if (!event.isObject()) {
            return EventReading.Refused.unparsable("must be a JSON object");
        }
        List<FieldProblem> faults = faults(event);
        return faults.isEmpty()
                ? new EventReading.Readable(event(event, raw))
                : new EventReading.Refused(
                        true, shown(event.path("source")), shown(event.path("id")), person(event), faults);
    }

    private List<FieldProblem> faults(JsonNode event) {
        List<FieldProblem> faults = new ArrayList<>(schema.faults(event));
        Set<String> told = new HashSet<>();
        faults.forEach(fault -> told.add(fault.pointer()));
        rules.faults(event).filter(fault -> !told.contains(fault.pointer())).forEach(faults::add);
        return faults.stream().limit(MOST_FAULTS).toList();
    }

    private static CustodyEvent event(JsonNode event, byte[] raw) {
        JsonNode data = event.path("data");
        String other = data.path("otherPersonNumber").textValue();
        return new CustodyEvent(
                new EventOrder(
                        OffsetDateTime.parse(event.path("time").textValue()).toInstant(),
                        event.path("source").textValue(),
                        event.path("id").textValue()),
                Cause.ofType(event.path("type").textValue()).orElseThrow(),
                new PersonNumber(event.path("subject").textValue()),
                other == null ? null : new PersonNumber(other),
                data,
                raw);
    }

    private static @Nullable String shown(JsonNode member) {
        return Optional.ofNullable(member.textValue())
                .filter(text -> SHOWABLE.matcher(text).matches())
                .filter(text -> !IDENTITY_NUMBER.matcher(text).find())
                .orElse(null);
    }

    private static @Nullable PersonNumber person(JsonNode event) {
        return Optional.ofNullable(
                        event.at(JsonPointer.compile("/data/personNumber")).textValue())
                .filter(PersonNumber::wellFormed)
                .map(PersonNumber::new)
                .orElse(null);
    }
}
