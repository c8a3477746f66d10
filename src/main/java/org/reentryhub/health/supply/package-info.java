/**
 * Whether a patient's medicines last from the last dose inside to the first one outside. Pure: facts in, findings out. Only
 * {@link SupplyMapping} and what it uses know FHIR.
 */
@NullMarked
package org.reentryhub.health.supply;

import org.jspecify.annotations.NullMarked;
