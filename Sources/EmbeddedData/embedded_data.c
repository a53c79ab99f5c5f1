#include "embedded_data.h"

// The data stays in the room that owns it; here it only becomes part of the binary.
#define FILE_BYTES(variable) static const unsigned char variable[]

FILE_BYTES(schema_company) = {
#embed "../DossierFormat/Schema/company.yaml"
};
FILE_BYTES(schema_device) = {
#embed "../DossierFormat/Schema/device.yaml"
};
FILE_BYTES(schema_field) = {
#embed "../DossierFormat/Schema/field.yaml"
};
FILE_BYTES(schema_identities) = {
#embed "../DossierFormat/Schema/identities.yaml"
};
FILE_BYTES(schema_facts) = {
#embed "../DossierFormat/Schema/facts.yaml"
};
FILE_BYTES(schema_decision) = {
#embed "../DossierFormat/Schema/decision.yaml"
};
FILE_BYTES(catalogue_guidance) = {
#embed "../Requirements/Catalogue/mhlw-2018-0724.yaml"
};
FILE_BYTES(catalogue_jis) = {
#embed "../Requirements/Catalogue/jis-t-81001-5-1.yaml"
};
FILE_BYTES(catalogue_n60) = {
#embed "../Requirements/Catalogue/imdrf-n60.yaml"
};
FILE_BYTES(catalogue_iec) = {
#embed "../Requirements/Catalogue/iec-tr-80001-2-2.yaml"
};
FILE_BYTES(catalogue_fda) = {
#embed "../Requirements/Catalogue/fda-premarket.yaml"
};
FILE_BYTES(decided_by_rule) = {
#embed "../Requirements/Catalogue/decided-by-rule.txt"
};
FILE_BYTES(spdx3_model) = {
#embed "../SPDX3Format/Model/spdx3.txt"
};
FILE_BYTES(cyclonedx_structure) = {
#embed "../CycloneDXFormat/Structure/cyclonedx.txt"
};
FILE_BYTES(cyclonedx_xml) = {
#embed "../CycloneDXFormat/Structure/cyclonedx-xml.txt"
};
FILE_BYTES(cyclonedx_licences) = {
#embed "../CycloneDXFormat/Structure/licence-ids.txt"
};
FILE_BYTES(baseline_profiles) = {
#embed "../RiskManagement/Baseline/profiles.yaml"
};
FILE_BYTES(profile_ntia_2021) = {
#embed "../BillOfMaterials/Profiles/ntia-2021.yaml"
};
FILE_BYTES(profile_imdrf_n73) = {
#embed "../BillOfMaterials/Profiles/imdrf-n73.yaml"
};
FILE_BYTES(profile_fda_premarket) = {
#embed "../BillOfMaterials/Profiles/fda-premarket.yaml"
};
FILE_BYTES(profile_mamori) = {
#embed "../BillOfMaterials/Profiles/mamori.yaml"
};
FILE_BYTES(list_headings) = {
#embed "../ListFormat/Headings/headings.txt"
};
FILE_BYTES(table_references) = {
#embed "../RiskManagement/Tables/references.txt"
};
FILE_BYTES(table_controls) = {
#embed "../RiskManagement/Tables/nist-800-53.txt"
};
FILE_BYTES(code_page_932) = {
#embed "../LocatedTable/cp932.txt"
};

static const embedded_file files[] = {
    {"schema/company.yaml", schema_company, sizeof schema_company},
    {"schema/device.yaml", schema_device, sizeof schema_device},
    {"schema/field.yaml", schema_field, sizeof schema_field},
    {"schema/identities.yaml", schema_identities, sizeof schema_identities},
    {"schema/facts.yaml", schema_facts, sizeof schema_facts},
    {"schema/decision.yaml", schema_decision, sizeof schema_decision},
    {"catalogue/mhlw-2018-0724.yaml", catalogue_guidance, sizeof catalogue_guidance},
    {"catalogue/jis-t-81001-5-1.yaml", catalogue_jis, sizeof catalogue_jis},
    {"catalogue/imdrf-n60.yaml", catalogue_n60, sizeof catalogue_n60},
    {"catalogue/iec-tr-80001-2-2.yaml", catalogue_iec, sizeof catalogue_iec},
    {"catalogue/fda-premarket.yaml", catalogue_fda, sizeof catalogue_fda},
    {"tables/decided-by-rule.txt", decided_by_rule, sizeof decided_by_rule},
    {"baseline/profiles.yaml", baseline_profiles, sizeof baseline_profiles},
    {"tables/references.txt", table_references, sizeof table_references},
    {"tables/nist-800-53.txt", table_controls, sizeof table_controls},
    {"profile/ntia-2021.yaml", profile_ntia_2021, sizeof profile_ntia_2021},
    {"profile/imdrf-n73.yaml", profile_imdrf_n73, sizeof profile_imdrf_n73},
    {"profile/fda-premarket.yaml", profile_fda_premarket, sizeof profile_fda_premarket},
    {"profile/mamori.yaml", profile_mamori, sizeof profile_mamori},
    {"spdx3/model", spdx3_model, sizeof spdx3_model},
    {"cyclonedx/structure.txt", cyclonedx_structure, sizeof cyclonedx_structure},
    {"cyclonedx-xml/forms.txt", cyclonedx_xml, sizeof cyclonedx_xml},
    {"cyclonedx/licence-ids.txt", cyclonedx_licences, sizeof cyclonedx_licences},
    {"lists/headings.txt", list_headings, sizeof list_headings},
    {"tables/cp932.txt", code_page_932, sizeof code_page_932},
};

size_t embedded_file_count(void) { return sizeof files / sizeof files[0]; }

embedded_file embedded_file_at(size_t index) {
    embedded_file none = {"", 0, 0};
    return index < embedded_file_count() ? files[index] : none;
}
