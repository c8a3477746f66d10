package org.reentryhub.health.summary;

import java.util.Objects;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceDeviceNameComponent;
import org.hl7.fhir.r4.model.DeviceUseStatement;

/** A line per device in or at the patient. */
final class DeviceWords {
    private final Index index;
    private final Length length;

    DeviceWords(Index index, Length length) {
        this.index = index;
        this.length = length;
    }

    String use(DeviceUseStatement use) {
        return Wording.parts(
                name(use),
                Words.of(use.getBodySite()),
                Words.from(use.getTiming()),
                Words.state(use.getStatusElement().getValueAsString()),
                Words.notes(use.getNote()));
    }

    private String name(DeviceUseStatement use) {
        return index.findOrContained(use.getDevice())
                .filter(Device.class::isInstance)
                .map(device -> length.again(() -> name((Device) device)))
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> Objects.requireNonNullElse(use.getDevice().getDisplay(), Words.UNNAMED));
    }

    private static String name(Device device) {
        var type = Words.of(device.getType());
        return type.isEmpty()
                ? device.getDeviceName().stream()
                        .map(DeviceDeviceNameComponent::getName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "))
                : type;
    }
}
