import RiskManagement

/// Every threat rule.
public enum ThreatRuleBook {
    /// In the order of the guidance: how a device can be reached, what it runs, what it does, who may use it,
    /// where it comes from and where it goes.
    public static let all: [ThreatRule] =
        interfaces + radio + connections + remote + flows + environments + software + updates + functions
        + access + assets + supply + disposal

    static let interfaces: [ThreatRule] = [
        .usbMalware, .closedPortUnproved, .usbKeyboard, .usbChargingUnproved, .mediaDataTheft,
        .mediaImportMalicious, .cardContentAltered, .serialCommands, .debugPortUsable,
        .closedPortReversible, .interfaceStateUnknown, .interfaceKindUnanswered,
        .updateInterfaceExposed, .networkUnrecorded, .serviceLaptopInfected,
    ]

    static let radio: [ThreatRule] = [
        .wifiWeakProtection, .wifiFalseAccessPoint, .wifiJamming, .bluetoothWeakPairing,
        .bluetoothWearerTracked, .cellularFalseCell, .cellularOutage, .cellularSIMMisused,
        .medicalRadioEavesdropping, .unauthorisedProgrammer, .shortRangeJamming, .radioBatteryDrain,
        .otherRadioUnprotected, .nfcClone, .infraredInjection,
    ]

    static let connections: [ThreatRule] = [
        .isolatedLANBridged, .internetExposedService, .managementPortCleartext, .clinicalPortCleartext,
        .timeSourceFalse, .lateralServicePort, .hospitalLANSpread, .vendorNetworkCompromised,
        .homeRouterCompromised, .adHocStranger,
    ]

    static let remote: [ThreatRule] = [
        .remoteServiceUnauthenticated, .remoteServiceStolenCredential, .remoteServiceUnlogged,
        .remoteServiceAlwaysOpen, .remoteServiceUnapproved, .remoteServiceMakerInitiated,
        .remoteServiceUnrecorded,
    ]

    static let flows: [ThreatRule] = [
        .flowUnauthenticated, .controlFlowAltered, .dataFlowAltered, .internalCommandUnauthenticated,
        .personalDataCleartext, .boundaryCrossedInClear, .remoteOperationTakenOver, .commandReplayed,
        .flowCutStopsFunction, .institutionBoundaryUnwritten, .flowPropertiesUnknown, .malformedInput,
        .insideSenderMalformed, .secondaryUseIdentifies, .untrustedPartyInput,
    ]

    static let environments: [ThreatRule] = [
        .homeUnmanaged, .strangerInRadioRange, .foreignNetwork, .visitorTampering, .guidelineDeparture,
        .reliedControlMissing, .situationUnassessed, .constituentStolen, .cloudBreached,
        .appOnForeignPhone,
    ]

    static let software: [ThreatRule] = [
        .softwareWithoutSupport, .supportEndsBeforeServiceLife, .exploitedVulnerabilityOpen,
        .vulnerabilitiesUndecided, .releaseNotScanned, .releaseWithoutBill, .componentsUnidentified,
        .oldReleaseInField,
    ]

    static let updates: [ThreatRule] = [
        .updateUnsigned, .updateRolledBack, .updateInterrupted, .updatePathMissing,
    ]

    static let functions: [ThreatRule] = [
        .noSafeState, .therapyParameterChanged, .alarmSuppressed, .measurementFalsified, .recordLost,
        .functionKindUnknown, .emergencyAccessMissing,
    ]

    static let access: [ThreatRule] = [
        .emergencyAccessAbused, .roleUnauthenticated, .sharedAccount, .defaultPassword,
        .privilegedSingleFactor, .sessionLeftOpen, .insiderMisuse, .actsUnrecorded, .accessUndescribed,
    ]

    static let assets: [ThreatRule] = [
        .assetNeedsUnstated, .credentialSameInAllUnits, .storedDataReadable, .storedDataAltered,
        .ransomwareWithoutRecovery, .auditLogAltered,
    ]

    static let supply: [ThreatRule] = [
        .suppliedPartTampered, .buildCompromised, .alteredInTransit, .repairTampered,
        .supplyChainUndescribed,
    ]

    static let disposal: [ThreatRule] = [
        .dataLeftBehind, .credentialLeftBehind, .remoteRegistrationLeft, .usedInstructionIncomplete,
        .resoldWithoutInstruction,
    ]
}
