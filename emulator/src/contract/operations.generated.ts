// Made from openapi.yaml by `npm run contract`. Do not edit.
import type { OperationContract } from './operation-contract.interface.js';

/** @internal */
export const operations = [
 {
  "id": "login.generateToken",
  "host": "api",
  "method": "POST",
  "path": "/user/oauth2/generate-token",
  "identity": "none",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4050",
   "4095",
   "INTERNAL_ERROR"
  ],
  "headers": {},
  "body": {
   "type": "object",
   "required": [
    "authorizationCode",
    "referrer"
   ],
   "properties": {
    "authorizationCode": {
     "type": "string",
     "minLength": 1
    },
    "referrer": {
     "type": "string",
     "minLength": 1
    }
   }
  }
 },
 {
  "id": "login.refreshToken",
  "host": "api",
  "method": "POST",
  "path": "/user/oauth2/refresh-token",
  "identity": "none",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4095",
   "INTERNAL_ERROR"
  ],
  "headers": {},
  "body": {
   "type": "object",
   "required": [
    "refreshToken"
   ],
   "properties": {
    "refreshToken": {
     "type": "string",
     "minLength": 1
    }
   }
  }
 },
 {
  "id": "login.getMe",
  "host": "api",
  "method": "GET",
  "path": "/user/oauth2/login-me",
  "identity": "none",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4095",
   "INTERNAL_ERROR",
   "USER_KEY_NOT_FOUND",
   "USER_NOT_FOUND",
   "BAD_REQUEST_RETRIEVE_CERT_RESULT_EXCEEDED_LIMIT"
  ],
  "headers": {}
 },
 {
  "id": "login.removeByAccessToken",
  "host": "api",
  "method": "POST",
  "path": "/user/oauth2/access/remove-by-access-token",
  "identity": "none",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4095"
  ],
  "headers": {},
  "body": {
   "type": "object"
  }
 },
 {
  "id": "login.removeByUserKey",
  "host": "api",
  "method": "POST",
  "path": "/user/oauth2/access/remove-by-user-key",
  "identity": "none",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4095",
   "USER_KEY_NOT_FOUND"
  ],
  "headers": {},
  "body": {
   "type": "object",
   "required": [
    "userKey"
   ],
   "properties": {
    "userKey": {
     "type": [
      "integer",
      "string"
     ],
     "pattern": "^[0-9]{1,16}$",
     "minimum": 0,
     "maximum": 9007199254740991
    }
   }
  }
 },
 {
  "id": "pay.makePayment",
  "host": "pay",
  "method": "POST",
  "path": "/pay/make-payment",
  "identity": "required",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4010",
   "4095",
   "PAYMENT_EXISTING_PAYMENT",
   "COMMON_INVALID_API_KEY",
   "COMMON_BREAK_TIME_OF_BANK"
  ],
  "headers": {
   "x-toss-user-key": {
    "type": "string",
    "pattern": "^[0-9]{1,19}$"
   },
   "x-anon-key": {
    "type": "string",
    "minLength": 1,
    "maxLength": 512
   }
  },
  "body": {
   "type": "object",
   "required": [
    "orderNo",
    "productDesc",
    "amount",
    "amountTaxFree",
    "isTestPayment"
   ],
   "properties": {
    "orderNo": {
     "type": "string",
     "pattern": "^[A-Za-z0-9_:.^@-]{1,50}$"
    },
    "productDesc": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255,
     "pattern": "^(?=[\\s\\S]*\\S)[^\\\\\"]*$"
    },
    "amount": {
     "type": "integer",
     "minimum": 1,
     "maximum": 9007199254740991
    },
    "amountTaxFree": {
     "type": "integer",
     "minimum": 0,
     "maximum": 9007199254740991
    },
    "amountTaxable": {
     "type": "integer",
     "minimum": 0,
     "maximum": 9007199254740991
    },
    "amountVat": {
     "type": "integer",
     "minimum": 0,
     "maximum": 9007199254740991
    },
    "amountServiceFee": {
     "type": "integer",
     "minimum": 0,
     "maximum": 9007199254740991
    },
    "enablePayMethods": {
     "type": [
      "string",
      "null"
     ]
    },
    "cashReceipt": {
     "type": [
      "boolean",
      "null"
     ]
    },
    "cashReceiptTradeOption": {
     "type": [
      "string",
      "null"
     ],
     "enum": [
      "GENERAL",
      "CULTURE",
      "PUBLIC_TP",
      null
     ]
    },
    "installment": {
     "type": [
      "string",
      "null"
     ],
     "enum": [
      "USE",
      "NOT_USE",
      null
     ]
    },
    "isTestPayment": {
     "type": "boolean"
    }
   }
  }
 },
 {
  "id": "pay.executePayment",
  "host": "pay",
  "method": "POST",
  "path": "/pay/execute-payment",
  "identity": "required",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4010",
   "4095",
   "EXECUTE_PAY_NOT_APPROVED",
   "PAYMENT_ALREADY_EXECUTED",
   "PAYMENT_CANCELLED",
   "PAYMENT_NOT_FOUND",
   "COMMON_INVALID_API_KEY",
   "COMMON_BREAK_TIME_OF_BANK"
  ],
  "headers": {
   "x-toss-user-key": {
    "type": "string",
    "pattern": "^[0-9]{1,19}$"
   },
   "x-anon-key": {
    "type": "string",
    "minLength": 1,
    "maxLength": 512
   }
  },
  "body": {
   "type": "object",
   "required": [
    "payToken",
    "isTestPayment"
   ],
   "properties": {
    "payToken": {
     "type": "string",
     "minLength": 1,
     "maxLength": 30
    },
    "orderNo": {
     "type": "string",
     "pattern": "^[A-Za-z0-9_:.^@-]{1,50}$"
    },
    "isTestPayment": {
     "type": "boolean"
    }
   }
  }
 },
 {
  "id": "pay.refundPayment",
  "host": "pay",
  "method": "POST",
  "path": "/pay/refund-payment",
  "identity": "required",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4010",
   "4095",
   "PAYMENT_NOT_REFUNDABLE",
   "REFUND_EXCEED_DAILY",
   "PAYMENT_NOT_FOUND",
   "COMMON_INVALID_API_KEY",
   "COMMON_BREAK_TIME_OF_BANK"
  ],
  "headers": {
   "x-toss-user-key": {
    "type": "string",
    "pattern": "^[0-9]{1,19}$"
   },
   "x-anon-key": {
    "type": "string",
    "minLength": 1,
    "maxLength": 512
   }
  },
  "body": {
   "type": "object",
   "required": [
    "payToken",
    "reason",
    "isTestPayment"
   ],
   "properties": {
    "payToken": {
     "type": "string",
     "minLength": 1,
     "maxLength": 30
    },
    "orderNo": {
     "type": "string",
     "pattern": "^[A-Za-z0-9_:.^@-]{1,50}$"
    },
    "reason": {
     "type": "string",
     "minLength": 1,
     "maxLength": 55,
     "pattern": "^[가-힣ㄱ-ㅎㅏ-ㅣA-Za-z0-9 _:.^@()\\[\\]#/!%?&-]+$"
    },
    "isTestPayment": {
     "type": "boolean"
    }
   }
  }
 },
 {
  "id": "pay.getPaymentStatus",
  "host": "pay",
  "method": "POST",
  "path": "/pay/get-payment-status",
  "identity": "required",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4010",
   "4095",
   "PAYMENT_NOT_FOUND",
   "COMMON_INVALID_API_KEY",
   "COMMON_BREAK_TIME_OF_BANK"
  ],
  "headers": {
   "x-toss-user-key": {
    "type": "string",
    "pattern": "^[0-9]{1,19}$"
   },
   "x-anon-key": {
    "type": "string",
    "minLength": 1,
    "maxLength": 512
   }
  },
  "body": {
   "type": "object",
   "anyOf": [
    {
     "required": [
      "payToken"
     ]
    },
    {
     "required": [
      "orderNo"
     ]
    }
   ],
   "required": [
    "isTestPayment"
   ],
   "properties": {
    "payToken": {
     "type": "string",
     "minLength": 1,
     "maxLength": 30
    },
    "orderNo": {
     "type": "string",
     "pattern": "^[A-Za-z0-9_:.^@-]{1,50}$"
    },
    "isTestPayment": {
     "type": "boolean"
    }
   }
  }
 },
 {
  "id": "pay.billing.createKey",
  "host": "api",
  "method": "POST",
  "path": "/pay/create-billing-key",
  "identity": "optional",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4010",
   "4095"
  ],
  "headers": {
   "x-toss-user-key": {
    "type": "string",
    "pattern": "^[0-9]{1,19}$"
   },
   "x-anon-key": {
    "type": "string",
    "minLength": 1,
    "maxLength": 512
   }
  },
  "body": {
   "type": "object",
   "required": [
    "productDesc",
    "isTestPayment"
   ],
   "properties": {
    "productDesc": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255,
     "pattern": "^(?=[\\s\\S]*\\S)[^\\\\\"]*$"
    },
    "isTestPayment": {
     "type": "boolean"
    }
   }
  }
 },
 {
  "id": "pay.billing.execute",
  "host": "api",
  "method": "POST",
  "path": "/pay/execute-billing",
  "identity": "optional",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4010",
   "4095",
   "PAYMENT_EXISTING_PAYMENT",
   "BILLING_KEY_NOT_FOUND",
   "BILLING_KEY_NOT_ACTIVE"
  ],
  "headers": {
   "x-toss-user-key": {
    "type": "string",
    "pattern": "^[0-9]{1,19}$"
   },
   "x-anon-key": {
    "type": "string",
    "minLength": 1,
    "maxLength": 512
   }
  },
  "body": {
   "type": "object",
   "required": [
    "wrappedToken",
    "orderNo",
    "productDesc",
    "amount"
   ],
   "properties": {
    "wrappedToken": {
     "type": "string",
     "minLength": 1,
     "maxLength": 200
    },
    "orderNo": {
     "type": "string",
     "pattern": "^[A-Za-z0-9_:.^@-]{1,50}$"
    },
    "productDesc": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255,
     "pattern": "^(?=[\\s\\S]*\\S)[^\\\\\"]*$"
    },
    "amount": {
     "type": "integer",
     "minimum": 1,
     "maximum": 9007199254740991
    },
    "amountTaxFree": {
     "type": "integer",
     "minimum": 0,
     "maximum": 9007199254740991
    },
    "spreadOut": {
     "type": [
      "integer",
      "string"
     ]
    },
    "isTestPayment": {
     "type": "boolean"
    }
   }
  }
 },
 {
  "id": "pay.billing.getStatus",
  "host": "api",
  "method": "POST",
  "path": "/pay/get-billing-key-status",
  "identity": "optional",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4010",
   "4095",
   "BILLING_KEY_NOT_FOUND",
   "BILLING_KEY_NOT_ACTIVE"
  ],
  "headers": {
   "x-toss-user-key": {
    "type": "string",
    "pattern": "^[0-9]{1,19}$"
   },
   "x-anon-key": {
    "type": "string",
    "minLength": 1,
    "maxLength": 512
   }
  },
  "body": {
   "type": "object",
   "required": [
    "wrappedToken"
   ],
   "properties": {
    "wrappedToken": {
     "type": "string",
     "minLength": 1,
     "maxLength": 200
    },
    "isTestPayment": {
     "type": "boolean"
    }
   }
  }
 },
 {
  "id": "pay.billing.removeKey",
  "host": "api",
  "method": "POST",
  "path": "/pay/remove-billing-key",
  "identity": "optional",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4010",
   "4095",
   "BILLING_KEY_NOT_FOUND",
   "BILLING_KEY_NOT_ACTIVE"
  ],
  "headers": {
   "x-toss-user-key": {
    "type": "string",
    "pattern": "^[0-9]{1,19}$"
   },
   "x-anon-key": {
    "type": "string",
    "minLength": 1,
    "maxLength": 512
   }
  },
  "body": {
   "type": "object",
   "required": [
    "wrappedToken"
   ],
   "properties": {
    "wrappedToken": {
     "type": "string",
     "minLength": 1,
     "maxLength": 200
    },
    "isTestPayment": {
     "type": "boolean"
    }
   }
  }
 },
 {
  "id": "iap.getOrderStatus",
  "host": "api",
  "method": "POST",
  "path": "/order/get-order-status",
  "identity": "user",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4095"
  ],
  "headers": {
   "x-toss-user-key": {
    "type": "string",
    "pattern": "^[0-9]{1,19}$"
   }
  },
  "body": {
   "type": "object",
   "required": [
    "orderId"
   ],
   "properties": {
    "orderId": {
     "type": "string",
     "minLength": 1
    }
   }
  }
 },
 {
  "id": "promotion.getKey",
  "host": "api",
  "method": "POST",
  "path": "/promotion/execute-promotion/get-key",
  "identity": "optional",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4010",
   "4095"
  ],
  "headers": {
   "x-toss-user-key": {
    "type": "string",
    "pattern": "^[0-9]{1,19}$"
   },
   "x-anon-key": {
    "type": "string",
    "minLength": 1,
    "maxLength": 512
   }
  },
  "body": {
   "type": "object"
  }
 },
 {
  "id": "promotion.execute",
  "host": "api",
  "method": "POST",
  "path": "/promotion/execute-promotion",
  "identity": "required",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   },
   {
    "per": "user",
    "perMinute": 10
   }
  ],
  "codes": [
   "4010",
   "4095",
   "4100",
   "4104",
   "4105",
   "4108",
   "4109",
   "4110",
   "4112",
   "4113",
   "4114",
   "4116"
  ],
  "headers": {
   "x-toss-user-key": {
    "type": "string",
    "pattern": "^[0-9]{1,19}$"
   },
   "x-anon-key": {
    "type": "string",
    "minLength": 1,
    "maxLength": 512
   }
  },
  "body": {
   "type": "object",
   "required": [
    "promotionCode",
    "key",
    "amount"
   ],
   "properties": {
    "promotionCode": {
     "type": "string",
     "minLength": 1,
     "maxLength": 100
    },
    "key": {
     "type": "string",
     "minLength": 1,
     "maxLength": 200
    },
    "amount": {
     "type": "integer",
     "minimum": 1,
     "maximum": 9007199254740991
    }
   }
  }
 },
 {
  "id": "promotion.getResult",
  "host": "api",
  "method": "POST",
  "path": "/promotion/execution-result",
  "identity": "required",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4010",
   "4095",
   "4100",
   "4111"
  ],
  "headers": {
   "x-toss-user-key": {
    "type": "string",
    "pattern": "^[0-9]{1,19}$"
   },
   "x-anon-key": {
    "type": "string",
    "minLength": 1,
    "maxLength": 512
   }
  },
  "body": {
   "type": "object",
   "required": [
    "promotionCode",
    "key"
   ],
   "properties": {
    "promotionCode": {
     "type": "string",
     "minLength": 1,
     "maxLength": 100
    },
    "key": {
     "type": "string",
     "minLength": 1,
     "maxLength": 200
    }
   }
  }
 },
 {
  "id": "messages.send",
  "host": "api",
  "method": "POST",
  "path": "/messenger/send-message",
  "identity": "required",
  "limits": [
   {
    "per": "app",
    "perMinute": 15000
   },
   {
    "per": "user",
    "perMinute": 10
   }
  ],
  "codes": [
   "4010",
   "4034",
   "4095",
   "5004"
  ],
  "headers": {
   "x-toss-user-key": {
    "type": "string",
    "pattern": "^[0-9]{1,19}$"
   },
   "x-anon-key": {
    "type": "string",
    "minLength": 1,
    "maxLength": 512
   }
  },
  "body": {
   "type": "object",
   "required": [
    "templateSetCode",
    "context"
   ],
   "properties": {
    "templateSetCode": {
     "type": "string",
     "minLength": 1,
     "maxLength": 100
    },
    "context": {
     "type": "object",
     "additionalProperties": true
    }
   }
  }
 },
 {
  "id": "messages.sendTest",
  "host": "api",
  "method": "POST",
  "path": "/messenger/send-test-message",
  "identity": "required",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4010",
   "4034",
   "4095",
   "5004"
  ],
  "headers": {
   "x-toss-user-key": {
    "type": "string",
    "pattern": "^[0-9]{1,19}$"
   },
   "x-anon-key": {
    "type": "string",
    "minLength": 1,
    "maxLength": 512
   }
  },
  "body": {
   "type": "object",
   "required": [
    "templateSetCode",
    "context",
    "deploymentId"
   ],
   "properties": {
    "templateSetCode": {
     "type": "string",
     "minLength": 1,
     "maxLength": 100
    },
    "context": {
     "type": "object",
     "additionalProperties": true
    },
    "deploymentId": {
     "type": "string",
     "pattern": "^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$"
    }
   }
  }
 },
 {
  "id": "messages.sendBulk",
  "host": "api",
  "method": "POST",
  "path": "/messenger/send-bulk-message",
  "identity": "none",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4010",
   "4034",
   "4095",
   "5004"
  ],
  "headers": {},
  "body": {
   "type": "object",
   "required": [
    "templateSetCode",
    "contextList"
   ],
   "properties": {
    "templateSetCode": {
     "type": "string",
     "minLength": 1,
     "maxLength": 100
    },
    "contextList": {
     "type": "array",
     "minItems": 1,
     "maxItems": 2500,
     "items": {
      "type": "object",
      "oneOf": [
       {
        "required": [
         "userKey"
        ]
       },
       {
        "required": [
         "anonKey"
        ]
       }
      ],
      "required": [
       "context"
      ],
      "properties": {
       "userKey": {
        "type": "integer",
        "minimum": 0,
        "maximum": 9007199254740991
       },
       "anonKey": {
        "type": "string",
        "minLength": 1,
        "maxLength": 512
       },
       "context": {
        "type": "object",
        "additionalProperties": true
       }
      }
     }
    }
   }
  }
 },
 {
  "id": "anonymousKey.verify",
  "host": "api",
  "method": "POST",
  "path": "/users/anon-key/verify",
  "identity": "anonymous",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4010",
   "4095"
  ],
  "headers": {
   "x-toss-user-key": {
    "type": "string",
    "pattern": "^[0-9]{1,19}$"
   },
   "x-anon-key": {
    "type": "string",
    "minLength": 1,
    "maxLength": 512
   }
  },
  "body": {
   "type": "object"
  }
 },
 {
  "id": "anonymousKey.exchange",
  "host": "api",
  "method": "POST",
  "path": "/users/anon-key/exchange",
  "identity": "none",
  "limits": [
   {
    "per": "app",
    "perMinute": 3000
   }
  ],
  "codes": [
   "4011",
   "4095"
  ],
  "headers": {},
  "body": {
   "type": "object",
   "required": [
    "code"
   ],
   "properties": {
    "code": {
     "type": "string",
     "minLength": 1,
     "maxLength": 512
    }
   }
  }
 }
] as const satisfies readonly OperationContract[];
