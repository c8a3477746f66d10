package org.reentryhub.health.summary;

import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * What a receiver's server has of a delivery already, as it was found there; lives in memory only.
 *
 * @param base the server's own
 */
public record AtReceiver(String base, Optional<Task> task, Optional<ServiceRequest> request) {
    /** Nothing, as far as anybody knows. */
    public static final AtReceiver NOTHING = new AtReceiver("", Optional.empty(), Optional.empty());

    /** The identifier of the document that a Task leads to, where the receiver kept it. */
    public static Optional<String> document(Task task) {
        return task.getInput().stream()
                .filter(AtReceiver::isDocument)
                .map(Task.ParameterComponent::getValue)
                .flatMap(value -> value instanceof Reference reference ? Stream.of(reference) : Stream.empty())
                .map(Reference::getIdentifier)
                .map(Identifier::getValue)
                .filter(value -> value != null)
                .findFirst();
    }

    static boolean isDocument(Task.ParameterComponent input) {
        return input.getType().hasCoding(Systems.TASK_INPUT, TransferPapers.DOCUMENT);
    }

    @Override
    public String toString() {
        return "what a receiver has";
    }
}
