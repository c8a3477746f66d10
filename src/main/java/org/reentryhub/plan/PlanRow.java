package org.reentryhub.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;

/** One person's plan as it is written. */
record PlanRow(PersonNumber person, @Nullable LocalDate releasedOn, Plan plan) {}
