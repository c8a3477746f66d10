package org.reentryhub.plan;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param timetable a {@code file:} or {@code classpath:} address ({@code HUB_PLAN_TIMETABLE})
 */
@ConfigurationProperties("hub.plan")
record PlanSettings(@DefaultValue("classpath:timetable.yaml") String timetable) {}
