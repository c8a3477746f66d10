package org.reentryhub.web.ops;

import org.reentryhub.delivery.Stops;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stopping a partner, and going on. A health party is as unknown here as any that does not exist. */
@RestController
@RequestMapping(value = "/ops/partners/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
@Transactional
class StopController {
    private final OperatorDesk desk;

    StopController(OperatorDesk desk) {
        this.desk = desk;
    }

    /** A partner to which everything is due again. */
    record Resumed(String partner) {}

    @PostMapping("/stop")
    Stops.Stopped stop(@PathVariable String id, @RequestBody Why why) {
        return desk.stop(id, why);
    }

    @PostMapping("/resume")
    Resumed resume(@PathVariable String id, @RequestBody Why why) {
        desk.resume(id, why);
        return new Resumed(id);
    }
}
