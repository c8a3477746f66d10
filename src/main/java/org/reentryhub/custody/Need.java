package org.reentryhub.custody;

import org.jspecify.annotations.Nullable;

/**
 * One need as mapped in prison.
 *
 * @param housing the particulars, for HOUSING only
 * @param employment the particulars, for EMPLOYMENT only
 */
public record Need(
        NeedDomain domain, NeedLevel level, @Nullable HousingNeed housing, @Nullable EmploymentNeed employment) {}
